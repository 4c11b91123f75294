/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/** Notes why a request led to no snapshot. A request that is not the last is past. */
public final class EndRequest {
  private static final String SQL =
      """
      update snapshot set outcome = ?, job_id = null, reason = ?, changed_at = ?,
        requests = case when ? then requests else array_remove(requests, requested_at) end
      where tweet_id = ? and requested_at = ?
      """;

  private EndRequest() {}

  /** The archive will not save it. */
  public static void refused(
      Transaction transaction, RequestKey request, String reason, Instant now) throws SQLException {
    run(transaction, request, SnapshotOutcome.REFUSED, reason, true, now);
  }

  /** The archive did not save it this time. */
  public static void failed(Transaction transaction, RequestKey request, String reason, Instant now)
      throws SQLException {
    run(transaction, request, SnapshotOutcome.FAILED, reason, true, now);
  }

  /** The archive did not take it at all, so that it counts for nothing. */
  public static void notTaken(
      Transaction transaction, RequestKey request, String reason, Instant now) throws SQLException {
    run(transaction, request, SnapshotOutcome.FAILED, reason, false, now);
  }

  private static void run(
      Transaction transaction,
      RequestKey request,
      SnapshotOutcome outcome,
      String reason,
      boolean counts,
      Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, outcome.column());
      statement.setString(2, Columns.text(reason));
      statement.setObject(3, Columns.timestamp(now));
      statement.setBoolean(4, counts);
      statement.setLong(5, request.tweetId());
      statement.setObject(6, Columns.timestamp(request.requestedAt()));
      statement.executeUpdate();
    }
  }
}
