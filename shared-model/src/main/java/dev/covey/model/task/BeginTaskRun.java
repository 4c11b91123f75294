/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.task;

import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Begins a run of a task, unless another is open. A run whose lease has lapsed is taken for lost,
 * and ended first. That a run was skipped is noted too.
 */
public final class BeginTaskRun {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String END_LOST =
      """
      update task_run set ended_at = now(), outcome = 'lost',
        words = 'its process gave no sign of life since ' || (lease_until at time zone 'UTC') || ' UTC'
      where task = ? and ended_at is null and lease_until < now()\
      """;
  private static final String BEGIN =
      """
      insert into task_run (task, owner, lease_until)
      values (?, ?, now() + ? * interval '1 ms')
      on conflict (task) where ended_at is null do nothing
      returning id\
      """;
  private static final String SKIP =
      """
      insert into task_run (task, owner, lease_until, ended_at, outcome, words)
      values (?, ?, now(), now(), 'skipped', ?)\
      """;
  private static final String FORGET =
      "delete from task_run where ended_at < now() - ? * interval '1 ms'";

  private BeginTaskRun() {}

  /** What came of it. */
  public sealed interface Result {
    record Begun(long id) implements Result {}

    /** An earlier one is open; this one is noted as skipped, with {@code reason}. */
    record Skipped(String reason) implements Result {}
  }

  /** For {@code lease} nobody takes it for lost; renew it sooner. */
  public static Result of(Transaction transaction, String task, String owner, Duration lease)
      throws SQLException {
    var connection = transaction.connection();
    try (PreparedStatement endLost = connection.prepareStatement(END_LOST);
        PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      endLost.setString(1, task);
      endLost.executeUpdate();
      forget.setLong(1, KEPT.toMillis());
      forget.executeUpdate();
      begin.setString(1, task);
      begin.setString(2, owner);
      begin.setLong(3, lease.toMillis());
      try (ResultSet row = begin.executeQuery()) {
        if (row.next()) {
          return new Result.Begun(row.getLong(1));
        }
      }
    }
    return skip(transaction, task, owner);
  }

  private static Result skip(Transaction transaction, String task, String owner)
      throws SQLException {
    String reason =
        SelectTaskRuns.open(transaction, task)
            .map(open ->
                "run %d by %s is open since %s; 'covey tasks void %d' ends it if it hangs"
                    .formatted(open.id(), open.owner(), open.startedAt(), open.id()))
            .orElse("another run ended just now");
    try (PreparedStatement skip = transaction.connection().prepareStatement(SKIP)) {
      skip.setString(1, task);
      skip.setString(2, owner);
      skip.setString(3, reason);
      skip.executeUpdate();
    }
    return new Result.Skipped(reason);
  }
}
