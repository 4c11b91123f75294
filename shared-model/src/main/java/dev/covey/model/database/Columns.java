/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values of statements go to and come from Postgres. */
public final class Columns {
  private Columns() {}

  public static Array uuids(Connection connection, Stream<UUID> values) throws SQLException {
    return connection.createArrayOf("uuid", values.toArray());
  }

  public static Array texts(Connection connection, Stream<? extends @Nullable String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.map(Columns::text).toArray(String[]::new));
  }

  /** Postgres text can't hold the character NUL, and what strangers send can. */
  public static @Nullable String text(@Nullable String value) {
    return value == null ? null : value.replace('\0', '\uFFFD');
  }

  public static Array instants(Connection connection, Stream<? extends @Nullable Instant> values)
      throws SQLException {
    return connection.createArrayOf(
        "timestamptz", values.map(value -> value == null ? null : value.toString()).toArray());
  }

  public static @Nullable OffsetDateTime timestamp(@Nullable Instant value) {
    return value == null ? null : value.atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public static @Nullable Long numberOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** An array of texts; empty where the column is null. */
  public static List<String> list(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
