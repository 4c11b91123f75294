/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Shuts a meter until a moment, unless it is shut for longer already. */
final class BlockMeter {
  private static final String SQL =
      """
      update meter set blocked_until = ?, blocked_reason = ?
      where subject = ? and kind = ? and (blocked_until is null or blocked_until < ?)
      """;

  private BlockMeter() {}

  static void block(Connection connection, MeterKey meter, Instant until, String reason)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, until.atOffset(ZoneOffset.UTC));
      statement.setString(2, reason);
      statement.setString(3, meter.subject());
      statement.setString(4, meter.kind());
      statement.setObject(5, until.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
