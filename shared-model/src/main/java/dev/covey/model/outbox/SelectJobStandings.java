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
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Looks where jobs stand; those without a row are not in the answer. */
public final class SelectJobStandings {
  private static final String SQL =
      """
      select id, state, attempts, state = 'waiting' and run_at > ? as early,
        leased_until > now() and owner <> ? is true as held
      from job where id = any(?::uuid[])\
      """;

  public Map<UUID, JobStanding> run(
      Connection connection, String self, Instant now, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setString(2, self);
      statement.setArray(3, Columns.uuids(connection, ids.stream()));
      Map<UUID, JobStanding> standings = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject("id", UUID.class);
          standings.put(
              id,
              new JobStanding(
                  id,
                  JobState.of(row.getString("state")),
                  row.getInt("attempts"),
                  row.getBoolean("early"),
                  row.getBoolean("held")));
        }
      }
      return standings;
    }
  }
}
