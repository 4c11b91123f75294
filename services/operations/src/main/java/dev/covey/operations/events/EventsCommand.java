/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.events;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey events}. */
@Command(
    name = "events",
    description = "Shows what the services tell: tweets found, deleted, actions settled and more.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class EventsCommand {
  private EventsCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine events = new CommandLine(new EventsCommand());
    events.addSubcommand(new TailCommand(session));
    return events;
  }
}
