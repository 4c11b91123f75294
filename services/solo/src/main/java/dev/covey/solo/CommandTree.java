/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.WrongUsage;
import dev.covey.chassis.service.ProcessEnd;
import dev.covey.creator.CreatorCommand;
import dev.covey.operations.actions.AccountsCommand;
import dev.covey.operations.actions.ActionsCommand;
import dev.covey.operations.config.ConfigCommand;
import dev.covey.operations.events.EventsCommand;
import dev.covey.operations.history.HistoryCommand;
import dev.covey.operations.jobs.JobsCommand;
import dev.covey.operations.ledger.LedgerCommand;
import dev.covey.operations.parse.ParseCommand;
import dev.covey.operations.policy.PolicyCommand;
import dev.covey.operations.post.PostCommand;
import dev.covey.operations.tasks.TasksCommand;
import dev.covey.operations.tokens.TokensCommand;
import dev.covey.operations.webhooks.WebhooksCommand;
import dev.covey.solo.demo.DemoCommand;
import dev.covey.solo.fleet.WorkersHere;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Every verb of {@code ./covey}, hung on one tree. */
final class CommandTree {

  @Command(
      name = "covey",
      description = "A fleet that runs, watches and archives accounts on X.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "VERB",
      subcommands = {HelpCommand.class},
      footer = {
        "",
        "Also, by the launcher itself:",
        "  test             build everything and run every test",
        "  bench            measure: bench ledger, transport, ingest, import, dispatch or up",
        "  simulate         weeks of actions in virtual time, judged against their limits",
        "",
        "First steps: ./covey demo"
      })
  private static final class Root {}

  private CommandTree() {}

  /** A command that runs until it is stopped says so to {@code end}, which ends the process. */
  static CommandLine of(Session session, ProcessEnd end) {
    CommandLine root = new CommandLine(new Root());
    root.addSubcommand(new DemoCommand(end));
    root.addSubcommand(new UpCommand(end));
    root.addSubcommand(CreatorCommand.tree(session));
    root.addSubcommand(HistoryCommand.tree(session));
    root.addSubcommand(AccountsCommand.tree(session));
    root.addSubcommand(ActionsCommand.tree(session, new WorkersHere(end)));
    root.addSubcommand(PolicyCommand.tree(session));
    CommandLine run = new CommandLine(new RunCommand());
    run.getCommandSpec().usageMessage().footer(RunCommand.footer());
    run.setStopAtPositional(true);
    root.addSubcommand(run);
    root.addSubcommand(JobsCommand.tree(session));
    root.addSubcommand(TasksCommand.tree(session));
    root.addSubcommand(EventsCommand.tree(session));
    root.addSubcommand(WebhooksCommand.tree(session));
    root.addSubcommand(LedgerCommand.tree(session));
    root.addSubcommand(TokensCommand.tree(session));
    root.addSubcommand(new ConfigCommand());
    root.addSubcommand(new ParseCommand());
    root.addSubcommand(new PostCommand());
    CommandLine completion = new CommandLine(new GenerateCompletion());
    root.addSubcommand("completion", completion);
    root.setExecutionExceptionHandler(new CommandFailures());
    WrongUsage.toldBriefly(root);
    root.setExpandAtFiles(false);
    root.setUsageHelpAutoWidth(true);
    return root;
  }
}
