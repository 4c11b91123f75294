/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import dev.covey.simulator.kit.audit.AuditChecker;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.audit.LimitRule;
import dev.covey.simulator.kit.audit.LimitRule.Window;
import dev.covey.simulator.x.XSimulator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what the fleet says of itself with what the outside world saw. The limits are written
 * here again, on purpose: a check must not ask the ledger what the ledger should have done.
 */
public final class PlatformJudge {
  private static final List<LimitRule> LIMITS =
      List.of(
          rule("like", 30, 50, 500, Duration.ofSeconds(30)),
          rule("repost", 15, 25, 250, Duration.ofSeconds(60)),
          new LimitRule(
              "like+repost", List.of(new Window(10_000, Duration.ofDays(1))), Duration.ZERO, true));

  private PlatformJudge() {}

  private static LimitRule rule(
      String kind, int quarter, int hour, int day, Duration minimumInterval) {
    return new LimitRule(
        kind,
        List.of(
            new Window(quarter, Duration.ofMinutes(15)),
            new Window(hour, Duration.ofHours(1)),
            new Window(day, Duration.ofDays(1))),
        minimumInterval);
  }

  /** Effects that the platform must have seen, and no others: one for each completed action. */
  public static CheckReport actions(XSimulator x, Database database) throws SQLException {
    Set<String> completed = new HashSet<>();
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select case kind when 'retweet' then 'repost' else kind end, x_user_id, target"
                      + " from action join account using (account_no)"
                      + " where status = 'completed'")) {
        while (row.next()) {
          completed.add(row.getString(1) + ":" + row.getLong(2) + ":" + row.getLong(3));
        }
        return null;
      }
    });
    return AuditChecker.check(
        x.audit(), AuditChecker.Expectations.ofLimits(LIMITS).expecting(completed, true));
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
