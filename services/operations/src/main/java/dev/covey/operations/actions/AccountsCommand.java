/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.operations.ledger.AccountLimitsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey accounts}. */
@Command(
    name = "accounts",
    description = "Adds the accounts that act on X, lists, limits, pauses and removes them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AccountsCommand {
  private AccountsCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine accounts = new CommandLine(new AccountsCommand());
    accounts.addSubcommand(new AccountsAddCommand(session));
    accounts.addSubcommand(new AccountsListCommand(session));
    accounts.addSubcommand(new AccountsCheckCommand(session));
    accounts.addSubcommand(new AccountsRotateKeyCommand(session));
    accounts.addSubcommand(new AccountsPauseCommand(session));
    accounts.addSubcommand(new AccountsResumeCommand(session));
    accounts.addSubcommand(AccountLimitsCommand.of(session));
    accounts.addSubcommand(new AccountsRemoveCommand(session));
    return accounts;
  }
}
