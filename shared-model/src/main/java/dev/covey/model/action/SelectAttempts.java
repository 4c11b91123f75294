/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attempts at one action, the first one first. */
public final class SelectAttempts {
  private static final String SQL =
      """
      select number, fence, owner, state, why, armed_at, lease_until, ended_at from attempt
      where action_id = ? order by number\
      """;

  /** One attempt as people see it. */
  public record AttemptLine(
      int number,
      long fence,
      UUID owner,
      AttemptState state,
      @Nullable String why,
      Instant armedAt,
      Instant leaseUntil,
      @Nullable Instant endedAt) {}

  public List<AttemptLine> run(Connection connection, long actionId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, actionId);
      List<AttemptLine> attempts = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          attempts.add(read(row));
        }
      }
      return attempts;
    }
  }

  private static AttemptLine read(ResultSet row) throws SQLException {
    return new AttemptLine(
        row.getInt("number"),
        row.getLong("fence"),
        row.getObject("owner", UUID.class),
        AttemptState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("why"),
        Columns.instant(row, "armed_at"),
        Columns.instant(row, "lease_until"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
