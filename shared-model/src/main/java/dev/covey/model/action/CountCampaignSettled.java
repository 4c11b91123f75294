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
import java.util.EnumMap;
import java.util.Map;

/** How many actions of a campaign were settled since a moment, by how; of each up to a limit. */
public final class CountCampaignSettled {
  // offset 0: else the planner may begin with the actions of all campaigns
  private static final String SQL =
      """
      select ended.status, (
        select count(*) from (
          select
          from action_import
          cross join lateral (
            select from action
            where import_id = action_import.id and action.status = ended.status
              and settled_at >= ?
            offset 0
          ) as own
          where action_import.campaign = ?
          limit ?
        ) as counted)
      from (values ('completed'), ('failed'), ('cancelled')) as ended (status)\
      """;

  public Map<ActionStatus, Long> run(
      Connection connection, String campaign, Instant since, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(since));
      statement.setString(2, campaign);
      statement.setLong(3, most);
      Map<ActionStatus, Long> counts = new EnumMap<>(ActionStatus.class);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(ActionStatus.of(row.getString(1)), row.getLong(2));
        }
      }
      return counts;
    }
  }
}
