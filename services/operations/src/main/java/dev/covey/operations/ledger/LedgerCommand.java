/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey ledger}. */
@Command(
    name = "ledger",
    description = "Shows what the ledger lets through and why not, and edits its limits.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class LedgerCommand {
  private LedgerCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    return tree(LedgerAccess.of(session));
  }

  static CommandLine tree(LedgerAccess access) {
    CommandLine policy = new CommandLine(new PolicyCommand());
    policy.addSubcommand(new PolicyListCommand(access));
    policy.addSubcommand(new PolicySetCommand(access));
    policy.addSubcommand(new PolicyRemoveCommand(access));
    CommandLine ledger = new CommandLine(new LedgerCommand());
    ledger.addSubcommand(new ShowCommand(access));
    ledger.addSubcommand(new WhyCommand(access));
    ledger.addSubcommand(new UnblockCommand(access));
    ledger.addSubcommand(policy);
    return ledger;
  }

  @Command(
      name = "policy",
      description = "Lists and edits the limits; an edit binds the very next decision.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  private static final class PolicyCommand {}
}
