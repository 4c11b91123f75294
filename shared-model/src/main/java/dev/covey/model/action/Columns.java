/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values of action statements go to and come from Postgres. */
final class Columns {
  private Columns() {}

  static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  static Array accounts(Connection connection, List<LaneKey> lanes) throws SQLException {
    return texts(connection, lanes.stream().map(LaneKey::account).toList());
  }

  static Array kinds(Connection connection, List<LaneKey> lanes) throws SQLException {
    return texts(connection, lanes.stream().map(lane -> lane.kind().column()).toList());
  }

  static @Nullable OffsetDateTime timestamp(@Nullable Instant value) {
    return value == null ? null : value.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static Instant instantOf(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
