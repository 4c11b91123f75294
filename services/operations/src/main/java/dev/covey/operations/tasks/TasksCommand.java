/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tasks;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey tasks}. */
@Command(
    name = "tasks",
    description = "Shows what the tasks did and which of them run; ends a run that hangs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TasksCommand {
  private TasksCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine tasks = new CommandLine(new TasksCommand());
    tasks.addSubcommand(new ListCommand(session));
    tasks.addSubcommand(new RunsCommand(session));
    tasks.addSubcommand(new VoidCommand(session));
    return tasks;
  }
}
