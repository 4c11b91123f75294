/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.policy;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.intake.policy.Rule;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.action.DeleteRuleChoice;
import dev.covey.model.action.RuleChoice;
import dev.covey.model.action.RuleVerdict;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.UpsertRuleChoice;
import dev.covey.model.database.Transaction;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey policy set RULE VERDICT}. */
@Command(
    name = "set",
    description = {
      "Lets a rule say something else, to all accounts or to one; kept with who and why.",
      "What is queued already stays as it is."
    },
    mixinStandardHelpOptions = true)
final class PolicySetCommand implements Callable<Integer> {
  private static final String DEFAULT = "default";

  private final Session session;

  @Parameters(index = "0", paramLabel = "RULE", description = "Its id, from 'covey policy list'.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "VERDICT",
      description = "allow, hold, refuse; default for what it says by itself.")
  private String verdict = "";

  @Option(names = "--account", paramLabel = "NO", description = "Only to this account.")
  private @Nullable String account;

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Your reason.")
  private String why = "";

  @Spec private @Nullable CommandSpec spec;

  PolicySetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Rule rule = PolicyCommand.rule(id);
    RuleVerdict chosen = verdict();
    if (why.isBlank()) {
      throw new UsageException("--why is empty; say why, for those who ask later");
    }
    String who = account == null ? RuleChoice.EVERY : account;
    session
        .database()
        .inTransaction(tx -> {
          checkAccount(tx);
          set(tx, rule, who, chosen);
          return rule;
        });
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(
        rule.id()
            + (chosen == null ? " says what it says by itself" : " says " + chosen.column())
            + (account == null ? "" : " to account " + account)
            + " from now on");
    out.flush();
    return 0;
  }

  private @Nullable RuleVerdict verdict() {
    String word = verdict.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "allow", "hold", "refuse" -> RuleVerdict.of(word);
      case DEFAULT -> null;
      default ->
          throw new UsageException(
              "'" + verdict + "' is no verdict; there are allow, hold, refuse and default");
    };
  }

  private void checkAccount(Transaction transaction) throws SQLException {
    if (account != null
        && new SelectAccounts()
            .run(transaction.connection()).stream()
                .map(AccountLine::account)
                .noneMatch(account::equals)) {
      throw new UsageException(
          "there is no account " + account + "; 'covey accounts list' shows those there are");
    }
  }

  private void set(Transaction transaction, Rule rule, String who, @Nullable RuleVerdict chosen)
      throws SQLException {
    String operator = Session.operator();
    if (chosen == null) {
      new DeleteRuleChoice().run(transaction.connection(), rule.id(), who);
    } else {
      new UpsertRuleChoice()
          .run(
              transaction.connection(),
              new RuleChoice(rule.id(), who, chosen, why, operator, session.clock().instant()));
    }
    InsertAudit.of(
        transaction,
        operator,
        "policy.set",
        rule.id(),
        Map.of("account", who, "verdict", chosen == null ? DEFAULT : chosen.column(), "why", why));
  }
}
