/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/** Notes under which name the archive makes a capture. A request that is not the last is past. */
public final class AwaitCapture {
  private static final String SQL =
      """
      update snapshot set outcome = 'pending', job_id = ?, reason = null, changed_at = ?
      where tweet_id = ? and requested_at = ? and outcome = 'asking'
      """;

  private AwaitCapture() {}

  public static void of(Transaction transaction, RequestKey request, String jobId, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(jobId));
      statement.setObject(2, Columns.timestamp(now));
      statement.setLong(3, request.tweetId());
      statement.setObject(4, Columns.timestamp(request.requestedAt()));
      statement.executeUpdate();
    }
  }
}
