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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Inserts events and finds the webhooks that want them, in one statement: where there are no
 * webhooks that costs a look at an empty table. Events not handed to the broker at once are due for
 * a sweep.
 */
final class InsertEvents {
  private static final String SQL =
      """
      with told as (
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::boolean[])
          as told (id, type, body, profile_id, handed)),
      inserted as (
        insert into event (id, type, body, handed_at)
        select id, type, body, case when handed then now() else '-infinity' end from told)
      select webhook.id, told.id
      from told join webhook
        on (cardinality(webhook.events) = 0 or told.type = any(webhook.events))
          and (webhook.profile_id is null or webhook.profile_id = told.profile_id)
      where webhook.paused_at is null
      order by told.id, webhook.id\
      """;

  /**
   * One row to be.
   *
   * @param profileId the profile that it is about, where it is about one
   * @param handed whether it goes to the broker at once
   */
  record Row(UUID id, String type, String body, @Nullable Long profileId, boolean handed) {}

  /** That a webhook wants an event. */
  record Wish(long webhookId, UUID eventId) {}

  List<Wish> run(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(2, Columns.texts(connection, rows.stream().map(Row::type)));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::body)));
      statement.setArray(
          4, connection.createArrayOf("int8", rows.stream().map(Row::profileId).toArray()));
      statement.setArray(
          5, connection.createArrayOf("bool", rows.stream().map(Row::handed).toArray()));
      List<Wish> wishes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          wishes.add(new Wish(row.getLong(1), row.getObject(2, UUID.class)));
        }
      }
      return wishes;
    }
  }
}
