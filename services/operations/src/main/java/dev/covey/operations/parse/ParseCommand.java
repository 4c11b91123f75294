/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.parse;

import picocli.CommandLine.Command;

/** {@code covey parse SOURCE FILE…}: reads saved pages as the sources would. Needs no server. */
@Command(
    name = "parse",
    description = "Shows what saved pages hold, for whoever debugs an instance.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SOURCE",
    subcommands = ParseNitterCommand.class)
public final class ParseCommand {}
