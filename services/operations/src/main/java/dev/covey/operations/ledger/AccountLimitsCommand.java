/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.ledger.ReportJson;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MeterReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code covey accounts limits NO [set KIND]}: the limits of one account. */
@Command(
    name = "limits",
    description = "Shows what an account may still do and when, and sets limits of its own.",
    mixinStandardHelpOptions = true)
public final class AccountLimitsCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(paramLabel = "NO", description = "The account.")
  private String account = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private AccountLimitsCommand(LedgerAccess access) {
    this.access = access;
  }

  /** The command with all that hangs on it. */
  public static CommandLine of(Session session) {
    LedgerAccess access = LedgerAccess.of(session);
    CommandLine limits = new CommandLine(new AccountLimitsCommand(access));
    limits.addSubcommand(new SetCommand(access));
    return limits;
  }

  @Override
  public Integer call() throws Exception {
    List<MeterReport> reports = access.reader().show(subject());
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ReportJson.ofLimits(reports));
    } else {
      ReportText.printAll(reports, out);
    }
    out.flush();
    return 0;
  }

  /** How the ledger calls it; throws UsageException where there is no such account. */
  private String subject() throws Exception {
    if (access
        .database()
        .inTransaction(tx -> new SelectAccounts().one(tx.connection(), account))
        .isEmpty()) {
      throw new UsageException(
          "there is no account " + account + "; covey accounts list names them");
    }
    return "account:" + account;
  }

  /** {@code covey accounts limits NO set KIND}. */
  @Command(
      name = "set",
      description = {
        "Sets the account's own limits of a kind, in place of those of all accounts.",
        "They replace the ones it had, all of them, and bind the very next decision."
      },
      mixinStandardHelpOptions = true)
  private static final class SetCommand implements Callable<Integer> {
    private final LedgerAccess access;

    @ParentCommand private @Nullable AccountLimitsCommand limits;

    @Parameters(paramLabel = "KIND", description = "Such as like, retweet, reply, quote, post.")
    private String kind = "";

    @Mixin private EditLimits edit = new EditLimits();

    @Spec private @Nullable CommandSpec spec;

    private SetCommand(LedgerAccess access) {
      this.access = access;
    }

    @Override
    public Integer call() throws Exception {
      CommandSpec command = Objects.requireNonNull(spec, "spec");
      edit.check(command);
      String subject = Objects.requireNonNull(limits, "limits").subject();
      MeterKey scope = new Scopes(access.policies()).scope(kind, subject, false);
      edit.set(access.database(), scope, command.commandLine().getOut());
      return 0;
    }
  }
}
