/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a capture is about to be asked for. Commit it before the request goes out: whoever
 * finds the note after a crash knows that there may have been one.
 */
public final class BeginRequest {
  private static final String SQL =
      """
      insert into snapshot as known (tweet_id, url, outcome, requested_at, requests, changed_at)
      values (?, ?, 'asking', ?, ?, ?)
      on conflict (tweet_id) do update set
        url = excluded.url, outcome = excluded.outcome, job_id = null, reason = null,
        requested_at = excluded.requested_at, requests = excluded.requests,
        changed_at = excluded.changed_at
      where known.requested_at is not distinct from ?
      """;

  private BeginRequest() {}

  /**
   * False where somebody else has begun one since {@code known} was read: then don't ask.
   *
   * @param known the last request as it was read; null for none
   * @param earlier requests to be remembered beside this one
   */
  public static boolean of(
      Transaction transaction,
      RequestKey request,
      String url,
      @Nullable Instant known,
      List<Instant> earlier)
      throws SQLException {
    Connection connection = transaction.connection();
    List<Instant> requests = new ArrayList<>(earlier);
    requests.add(request.requestedAt());
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, request.tweetId());
      statement.setString(2, Columns.text(url));
      statement.setObject(3, Columns.timestamp(request.requestedAt()));
      statement.setArray(4, Columns.instants(connection, requests.stream()));
      statement.setObject(5, Columns.timestamp(request.requestedAt()));
      statement.setObject(6, Columns.timestamp(known));
      return statement.executeUpdate() > 0;
    }
  }
}
