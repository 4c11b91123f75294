/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Finds jobs that were handed to the broker long ago, are held by no living process, and can't be
 * among the {@code ready} messages that its queue still has: queues are served in order, so those
 * are the ones handed over last. Whatever is older than {@code surely} is suspect in any case. One
 * that was delivered a moment ago and is not leased yet looks the same, so it takes two looks.
 */
public final class SelectSuspectJobs {
  private static final String SQL =
      """
      select id from (
        select id, queued_at, row_number() over (order by queued_at desc, id desc) as place
        from job
        where state = 'queued' and type = ? and queued_at < now() - ? * interval '1 ms'
          and (leased_until is null or leased_until < now())) as old
      where place > ? or queued_at < now() - ? * interval '1 ms'
      limit ?\
      """;

  /** Which jobs are suspect. */
  public record Search(String type, Duration after, Duration surely, long ready, int most) {}

  public Set<UUID> run(Connection connection, Search search) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, search.type());
      statement.setLong(2, search.after().toMillis());
      statement.setLong(3, search.ready());
      statement.setLong(4, search.surely().toMillis());
      statement.setInt(5, search.most());
      try (ResultSet rows = statement.executeQuery()) {
        return OutboxRows.ids(rows);
      }
    }
  }
}
