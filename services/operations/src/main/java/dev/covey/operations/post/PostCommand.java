/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.post;

import picocli.CommandLine.Command;

/** {@code covey post}: needs no server and sends nothing. */
@Command(
    name = "post",
    description = "Checks what is to be posted. Posts nothing.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PostCheckCommand.class)
public final class PostCommand {}
