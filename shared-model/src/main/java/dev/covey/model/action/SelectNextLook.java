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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When X is next looked at for what became of an unknown action. */
public final class SelectNextLook {
  private static final String ALL =
      "select min(look_at) as look_at from action where status = 'unknown'";

  // offset 0: else the planner may begin with the actions of all campaigns
  private static final String OF_CAMPAIGN =
      """
      select min(look_at) as look_at from (
        select look_at from action_import
        cross join lateral (
          select look_at from action
          where import_id = action_import.id and status = 'unknown'
          offset 0
        ) as own
        where campaign = ?
        limit ?
      ) as unknown\
      """;

  /**
   * Empty where none is planned.
   *
   * @param campaign null for all actions
   * @param most how many of a campaign are looked at
   */
  public Optional<Instant> run(Connection connection, @Nullable String campaign, long most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(campaign == null ? ALL : OF_CAMPAIGN)) {
      if (campaign != null) {
        statement.setString(1, campaign);
        statement.setLong(2, most);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(Columns.instantOrNull(row, "look_at"));
      }
    }
  }
}
