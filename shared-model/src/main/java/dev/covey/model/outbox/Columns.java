/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values of job statements go to and come from Postgres. */
final class Columns {
  private Columns() {}

  static Array uuids(Connection connection, Stream<UUID> values) throws SQLException {
    return connection.createArrayOf("uuid", values.toArray());
  }

  static Array texts(Connection connection, Stream<? extends @Nullable String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.toArray(String[]::new));
  }

  static Array instants(Connection connection, Stream<Instant> values) throws SQLException {
    return connection.createArrayOf("timestamptz", values.map(Instant::toString).toArray());
  }

  static OffsetDateTime timestamp(Instant value) {
    return value.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** The ids in the first column. */
  static Set<UUID> ids(ResultSet rows) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    while (rows.next()) {
      ids.add(rows.getObject(1, UUID.class));
    }
    return ids;
  }

  /** Messages whose id, type, body and whether they were handed out before are the columns. */
  static List<OutgoingMessage> messages(OutgoingMessage.Kind kind, ResultSet rows)
      throws SQLException {
    List<OutgoingMessage> messages = new ArrayList<>();
    while (rows.next()) {
      UUID id = rows.getObject(1, UUID.class);
      byte[] body = rows.getString(3).getBytes(UTF_8);
      messages.add(new OutgoingMessage(kind, id, rows.getString(2), body, rows.getBoolean(4)));
    }
    return messages;
  }
}
