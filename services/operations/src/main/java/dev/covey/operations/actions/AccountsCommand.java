/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey accounts}. */
@Command(
    name = "accounts",
    description = "Adds and lists the accounts that act on X.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AccountsCommand {
  private AccountsCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine accounts = new CommandLine(new AccountsCommand());
    accounts.addSubcommand(new AccountsAddCommand(session));
    accounts.addSubcommand(new AccountsListCommand(session));
    return accounts;
  }
}
