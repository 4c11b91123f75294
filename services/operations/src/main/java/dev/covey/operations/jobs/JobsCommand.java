/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey jobs}. */
@Command(
    name = "jobs",
    description = "Shows jobs, and what is parked and why; replays or drops it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class JobsCommand {
  private JobsCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    return tree(JobsAccess.of(session));
  }

  static CommandLine tree(JobsAccess access) {
    CommandLine jobs = new CommandLine(new JobsCommand());
    jobs.addSubcommand(new StatsCommand(access));
    jobs.addSubcommand(new ParkedCommand(access));
    jobs.addSubcommand(new ShowCommand(access));
    jobs.addSubcommand(new ReplayCommand(access));
    jobs.addSubcommand(new DropCommand(access));
    return jobs;
  }
}
