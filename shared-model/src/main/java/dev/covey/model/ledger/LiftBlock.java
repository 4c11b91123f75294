/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Opens a meter again that the platform's word had shut: for a person who knows better. */
public final class LiftBlock {
  private static final String SQL =
      """
      update meter set blocked_until = null, blocked_reason = null
      from (
        select id, blocked_until, blocked_reason from meter
        where subject = ? and kind = ? and blocked_until is not null
        for no key update
      ) as was
      where meter.id = was.id
      returning was.blocked_until, was.blocked_reason\
      """;

  /** Returns the block that was in force or had passed; null where there was none. */
  public @Nullable Block run(Connection connection, MeterKey meter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, meter.subject());
      statement.setString(2, meter.kind());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Block(Micros.get(row, 1), row.getString(2)) : null;
      }
    }
  }
}
