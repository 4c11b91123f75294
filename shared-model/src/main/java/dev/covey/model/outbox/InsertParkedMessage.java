/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a message aside that can't become a job, with its bytes or the first part of them. One that
 * was delivered before may be there already.
 */
public final class InsertParkedMessage {
  private static final String SQL =
      """
      insert into parking
        (kind, type, queue, reason, cause, attempts, headers, body, size, sha256)
      select ?, ?, ?, ?, ?, 0, ?, ?, ?, ?
      where not ? or not exists (
        select from parking where sha256 = ? and queue = ? and resolved_at is null)\
      """;

  /**
   * A message as it came.
   *
   * @param body all of it, or its first part where {@code size} says so
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Row(
      ParkingKind kind,
      @Nullable String type,
      String queue,
      String reason,
      String headers,
      byte[] body,
      long size,
      String sha256,
      boolean redelivered) {}

  /** False where the message was there already. */
  public boolean run(Connection connection, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, row.kind().column());
      statement.setString(2, Columns.text(row.type()));
      statement.setString(3, row.queue());
      statement.setString(4, Columns.text(row.reason()));
      statement.setString(5, Columns.text(FailureCause.of(row.reason())));
      statement.setString(6, Columns.text(row.headers()));
      statement.setBytes(7, row.body());
      statement.setLong(8, row.size());
      statement.setString(9, row.sha256());
      statement.setBoolean(10, row.redelivered());
      statement.setString(11, row.sha256());
      statement.setString(12, row.queue());
      return statement.executeUpdate() == 1;
    }
  }
}
