/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey creator}: which profiles are followed. */
@Command(
    name = "creator",
    description = "Adds profiles, queues their history, and says how far they are.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class CreatorCommand {
  private CreatorCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine creator = new CommandLine(new CreatorCommand());
    creator.addSubcommand(new AddProfileCommand(session));
    creator.addSubcommand(new RemoveProfileCommand(session));
    creator.addSubcommand(new ListCommand(session));
    creator.addSubcommand(new ShowCommand(session));
    creator.addSubcommand(new PauseCommand(session));
    creator.addSubcommand(new ResumeCommand(session));
    creator.addSubcommand(new KeepCommand(session));
    creator.addSubcommand(new ArchiveCommand(session));
    // @ada is a name here, never a file with more arguments
    creator.setExpandAtFiles(false);
    creator.setCaseInsensitiveEnumValuesAllowed(true);
    return creator;
  }
}
