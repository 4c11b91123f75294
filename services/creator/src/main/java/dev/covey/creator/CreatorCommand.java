/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey creator}: what is done once for a profile. */
@Command(
    name = "creator",
    description = "Adds profiles and queues their history.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class CreatorCommand {
  private CreatorCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine creator = new CommandLine(new CreatorCommand());
    creator.addSubcommand(new AddProfileCommand(session));
    // @ada is a name here, never a file with more arguments
    creator.setExpandAtFiles(false);
    return creator;
  }
}
