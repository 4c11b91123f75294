/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey history}. */
@Command(
    name = "history",
    description = "Reads what was kept of profiles.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class HistoryCommand {
  private HistoryCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine history = new CommandLine(new HistoryCommand());
    history.addSubcommand(new SearchCommand(session));
    history.addSubcommand(new ShowTweetCommand(session));
    history.addSubcommand(new TimelineCommand(session));
    history.addSubcommand(new CoverageCommand(session));
    history.addSubcommand(new ExportCommand(session));
    // @ada is a name here, never a file with more arguments
    history.setExpandAtFiles(false);
    history.setCaseInsensitiveEnumValuesAllowed(true);
    return history;
  }
}
