/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import dev.covey.simulator.kit.audit.AuditChecker;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.audit.LimitRule;
import dev.covey.simulator.kit.audit.LimitRule.Window;
import dev.covey.simulator.x.XSimulator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what the fleet says of itself with what the outside world saw. The limits are written
 * here again, on purpose: a check must not ask the ledger what the ledger should have done.
 */
public final class PlatformJudge {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<LimitRule> LIMITS =
      List.of(
          rule("like", 30, 50, 500, Duration.ofSeconds(30)),
          rule("unlike", 30, 50, 500, Duration.ofSeconds(30)),
          rule("repost", 15, 25, 250, Duration.ofSeconds(60)),
          rule("unrepost", 15, 25, 250, Duration.ofSeconds(60)),
          rule("post", 10, 20, 200, Duration.ofSeconds(90)),
          rule("reply", 10, 20, 200, Duration.ofSeconds(90)),
          rule("quote", 10, 20, 200, Duration.ofSeconds(90)),
          new LimitRule("post+reply+quote", List.of(new Window(100, QUARTER)), Duration.ZERO),
          new LimitRule(
              "dm",
              List.of(new Window(15, QUARTER), new Window(1440, DAY)),
              Duration.ofSeconds(60)),
          new LimitRule("delete", List.of(new Window(50, QUARTER)), Duration.ofSeconds(5)),
          new LimitRule("hide", List.of(new Window(50, QUARTER)), Duration.ZERO),
          new LimitRule("dm", List.of(new Window(1440, DAY)), Duration.ZERO, true),
          new LimitRule(
              "like+unlike+repost+unrepost+post+reply+quote+dm+delete+hide",
              List.of(new Window(10_000, DAY)),
              Duration.ZERO,
              true));

  private static final String ACTIONS =
      """
      select kind, x_user_id, target, target_name, text_content, media, status
      from action join account using (account_no) where status in ('completed', 'unknown')\
      """;

  private PlatformJudge() {}

  private static LimitRule rule(
      String kind, int quarter, int hour, int day, Duration minimumInterval) {
    return new LimitRule(
        kind,
        List.of(
            new Window(quarter, QUARTER),
            new Window(hour, Duration.ofHours(1)),
            new Window(day, DAY)),
        minimumInterval);
  }

  /**
   * Effects that the platform must have seen, and no others: one for each completed action. Of one
   * whose outcome nobody knows it may have seen one.
   */
  public static CheckReport actions(XSimulator x, Database database) throws SQLException {
    ExpectedEffects effects = new ExpectedEffects(x.state().users());
    Set<String> expected = new HashSet<>();
    Set<String> possible = new HashSet<>();
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery(ACTIONS)) {
        while (row.next()) {
          (row.getString("status").equals("completed") ? expected : possible).add(effects.of(row));
        }
        return null;
      }
    });
    possible.retainAll(seen(x).map(AuditEntry::effectKey).collect(Collectors.toSet()));
    expected.addAll(possible);
    return AuditChecker.check(
        x.audit(), AuditChecker.Expectations.ofLimits(LIMITS).expecting(expected, true));
  }

  private static Stream<AuditEntry> seen(XSimulator x) {
    return x.audit().entries(AuditEntry::effect).stream();
  }

  /** How it stands with each kind of which there are actions. */
  static Map<String, KindCount> byKind(XSimulator x, Database database) throws SQLException {
    Map<String, Long> effects =
        seen(x)
            .map(entry -> ExpectedEffects.kind(Objects.requireNonNull(entry.effectKey())))
            .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    return database.inTransaction(transaction -> {
      Map<String, KindCount> kinds = new TreeMap<>();
      try (var statement = transaction.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select kind, count(*), count(*) filter (where status = 'completed')"
                      + " from action group by kind")) {
        while (row.next()) {
          String kind = row.getString(1);
          kinds.put(
              kind, new KindCount(row.getLong(2), row.getLong(3), effects.getOrDefault(kind, 0L)));
        }
      }
      return kinds;
    });
  }

  /** How many of these tweets are not stored. */
  static long missingTweets(Database database, Set<Long> expected) throws SQLException {
    Set<Long> missing = new HashSet<>(expected);
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery("select id from tweet")) {
        while (row.next()) {
          missing.remove(row.getLong(1));
        }
        return null;
      }
    });
    return missing.size();
  }
}
