/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.policy;

import dev.covey.model.action.RuleChoice;
import dev.covey.model.action.RuleVerdict;
import dev.covey.model.action.SelectRuleChoices;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each rule says to each account: what people chose, else what it says by itself. */
public final class RuleBook {
  private static final Set<String> LIVE = Set.of("x.com", "twitter.com");

  private final boolean live;
  private final Map<String, RuleVerdict> chosen = new HashMap<>();

  RuleBook(boolean live, List<RuleChoice> choices) {
    this.live = live;
    choices.forEach(each -> chosen.put(key(each.rule(), each.account()), each.verdict()));
  }

  /** With {@code x} as the address that the fleet's calls go to. */
  public static RuleBook read(Connection connection, URI x) throws SQLException {
    return new RuleBook(isLive(x), new SelectRuleChoices().run(connection));
  }

  /** Whether calls go to X itself. */
  public static boolean isLive(URI x) {
    String host = x.getHost() == null ? "" : x.getHost().toLowerCase(Locale.ROOT);
    return LIVE.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
  }

  public RuleVerdict of(Rule rule, String account) {
    RuleVerdict forOne = chosen.get(key(rule.id(), account));
    if (forOne != null) {
      return forOne;
    }
    RuleVerdict forEvery = chosen.get(key(rule.id(), RuleChoice.EVERY));
    return forEvery != null ? forEvery : rule.byItself(live);
  }

  private static String key(String rule, String account) {
    return rule + " " + account;
  }
}
