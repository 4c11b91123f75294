/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.policy;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.intake.policy.Rule;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.CountActions;
import dev.covey.model.action.CountActions.Counted;
import dev.covey.model.action.RuleChoice;
import dev.covey.model.action.SelectRuleChoices;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey policy explain RULE}. */
@Command(
    name = "explain",
    description = "Says what a rule is, what it rests on, who chose what, and what it holds.",
    mixinStandardHelpOptions = true)
final class PolicyExplainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RULE", description = "Its id, from 'covey policy list'.")
  private String id = "";

  @Spec private @Nullable CommandSpec spec;

  PolicyExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Rule rule = PolicyCommand.rule(id);
    List<RuleChoice> choices =
        session.database().inTransaction(tx -> new SelectRuleChoices().run(tx.connection()));
    ActionFilter filter = new ActionFilter(null, null, null, null, rule.id(), null);
    Counted held =
        session
            .database()
            .inTransaction(
                tx -> new CountActions().run(tx.connection(), filter, Set.of(ActionStatus.HELD)));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(rule.id() + ": " + rule.says());
    out.println("rests on: " + rule.citation());
    out.println(
        "by itself: "
            + rule.byItself(true).column()
            + " on X itself, "
            + rule.byItself(false).column()
            + " anywhere else");
    Table table = new Table("ACCOUNT", "SAYS", "SINCE", "BY", "WHY");
    choices.stream()
        .filter(choice -> choice.rule().equals(rule.id()))
        .forEach(choice ->
            table.add(
                choice.account(),
                choice.verdict().column(),
                choice.setAt().toString(),
                Shown.brief(choice.setBy()),
                Shown.brief(choice.why())));
    if (choices.stream().anyMatch(choice -> choice.rule().equals(rule.id()))) {
      table.print(out);
    }
    out.println(
        held.actions() == 0
            ? "it holds nothing now"
            : "it holds %s action(s); covey actions release --rule %s".formatted(held, rule.id()));
    out.flush();
    return 0;
  }
}
