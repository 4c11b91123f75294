/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Events that were told, oldest first. Their ids rise with time, so an id is a place to go on. */
public final class SelectEvents {
  private static final String SQL =
      """
      select id, type, body from event
      where id > ? and (cardinality(?::text[]) = 0 or type = any(?::text[]))
      order by id limit ?\
      """;

  /** An event as it was or will be published. */
  public record Told(UUID id, String type, String body) {}

  /** {@code types} empty stands for any. */
  public List<Told> after(Connection connection, UUID last, Collection<String> types, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, last);
      statement.setArray(2, Columns.texts(connection, types.stream()));
      statement.setArray(3, Columns.texts(connection, types.stream()));
      statement.setInt(4, most);
      List<Told> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(
              new Told(
                  row.getObject("id", UUID.class), row.getString("type"), row.getString("body")));
        }
      }
      return events;
    }
  }
}
