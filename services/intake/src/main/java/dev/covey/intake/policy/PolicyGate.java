/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.policy;

import dev.covey.intake.Gate;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.RuleVerdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges actions by the rules: the strictest that an action falls under decides. What falls under
 * one that allows is counted and told, so that nobody learns it from X. One thread at a time.
 */
public final class PolicyGate implements Gate {
  private final RuleBook book;
  private final Breaches breaches = new Breaches();
  private final AimedBefore aimedBefore = new AimedBefore();
  private final Map<Rule, Long> allowed = new EnumMap<>(Rule.class);

  public PolicyGate(RuleBook book) {
    this.book = book;
  }

  @Override
  public List<Verdict> judge(Connection connection, List<Candidate> batch) throws SQLException {
    List<AimedBefore.@Nullable Broken> aimed = aimedBefore.look(connection, batch);
    List<Verdict> verdicts = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      NewAction action = batch.get(i).action();
      Map<Rule, String> found = breaches.of(action);
      AimedBefore.Broken broken = aimed.get(i);
      if (broken != null) {
        found.put(broken.rule(), broken.because());
      }
      verdicts.add(strictest(found, action.lane().account()));
    }
    return verdicts;
  }

  private Verdict strictest(Map<Rule, String> found, String account) {
    Verdict verdict = new Verdict.Allow();
    RuleVerdict strictest = RuleVerdict.ALLOW;
    for (Map.Entry<Rule, String> each : found.entrySet()) {
      RuleVerdict says = book.of(each.getKey(), account);
      if (says == RuleVerdict.ALLOW) {
        allowed.merge(each.getKey(), 1L, Long::sum);
      } else if (says.compareTo(strictest) > 0) {
        strictest = says;
        verdict = verdict(each.getKey(), says, "", each.getValue());
      }
    }
    return verdict;
  }

  @Override
  public Verdict sameText(String account, String column, String because) {
    RuleVerdict says = book.of(Rule.SAME_TEXT, account);
    if (says == RuleVerdict.ALLOW) {
      allowed.merge(Rule.SAME_TEXT, 1L, Long::sum);
    }
    return verdict(Rule.SAME_TEXT, says, column, because);
  }

  private static Verdict verdict(Rule rule, RuleVerdict says, String column, String because) {
    String words = because + ". " + rule.says() + " (" + rule.citation() + ")";
    return switch (says) {
      case ALLOW -> new Verdict.Allow();
      case HOLD -> new Verdict.Hold(rule.id(), words);
      case REFUSE -> new Verdict.Refuse(rule.id(), column, words);
    };
  }

  @Override
  public List<String> notes() {
    return allowed.entrySet().stream()
        .map(each ->
            "%,d action(s) fall under %s, which lets them pass here: %s (%s)"
                .formatted(
                    each.getValue(),
                    each.getKey().id(),
                    each.getKey().says(),
                    each.getKey().citation()))
        .toList();
  }
}
