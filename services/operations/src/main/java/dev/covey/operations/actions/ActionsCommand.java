/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.model.action.ActionVerb;
import dev.covey.operations.monitor.MonitorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey actions}. */
@Command(
    name = "actions",
    description = "Imports what accounts are to do on X, says how it stands, and changes it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class ActionsCommand {
  private ActionsCommand() {}

  /** The command with all that hangs on it, where no workers are at hand. */
  public static CommandLine tree(Session session) {
    return tree(session, ActionRunner.NONE);
  }

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session, ActionRunner runner) {
    CommandLine actions = new CommandLine(new ActionsCommand());
    actions.addSubcommand(new ActionsImportCommand(session, runner));
    actions.addSubcommand(new ActionsListCommand(session));
    actions.addSubcommand(new ActionsShowCommand(session));
    actions.addSubcommand(new ActionsWhyCommand(session));
    actions.addSubcommand(new MonitorCommand(session));
    actions.addSubcommand(new ActionsExportCommand(session));
    for (ActionVerb verb : ActionVerb.values()) {
      actions.addSubcommand(verb.column(), VerbCommand.of(session, verb));
    }
    actions.addSubcommand(new SettleCommand(session));
    actions.addSubcommand(new PauseKindCommand(session));
    actions.addSubcommand(new ResumeKindCommand(session));
    actions.setCaseInsensitiveEnumValuesAllowed(true);
    return actions;
  }
}
