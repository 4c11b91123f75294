/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes that a delivery failed, after some of which a webhook rests, each time longer. */
public final class NoteFailure {
  /** How long it rests after so many failures in a row; the last one for all that follow. */
  static final List<Duration> RESTS =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  /** Fewer may be the fault of one event, and end with it. */
  private static final int FIRST_REST = 3;

  private static final String SQL =
      """
      update webhook
      set last_failure = ?, last_failed_at = ?,
        failures = case when failures = known then failures + 1 else failures end,
        rests_until = case when failures = known and failures + 1 >= ?
          then ?::timestamptz + (?::bigint[])[least(failures + 1, ?)] * interval '1 ms'
          else rests_until end
      from (values (?)) as before (known)
      where id = ?
      returning rests_until\
      """;

  private NoteFailure() {}

  /**
   * Until when it rests now; null where it does not. Deliveries that were under way side by side
   * count as one: {@code known} is how many had failed in a row when this one began.
   */
  public static @Nullable Instant of(
      Transaction transaction, long webhookId, int known, String reason, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(reason));
      statement.setObject(2, Columns.timestamp(now));
      statement.setInt(3, FIRST_REST);
      statement.setObject(4, Columns.timestamp(now));
      Object[] rests = RESTS.stream().map(Duration::toMillis).toArray();
      statement.setArray(5, transaction.connection().createArrayOf("int8", rests));
      statement.setInt(6, rests.length);
      statement.setInt(7, known);
      statement.setLong(8, webhookId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Columns.instantOrNull(row, "rests_until") : null;
      }
    }
  }
}
