/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many actions of a campaign each rule holds, of a limited number of those that are held. */
public final class CountCampaignHeld {
  // offset 0: else the planner may begin with the actions of all campaigns
  private static final String SQL =
      """
      select coalesce(rule, ''), count(*) from (
        select own.rule
        from action_import
        cross join lateral (
          select rule from action where import_id = action_import.id and status = 'held' offset 0
        ) as own
        where action_import.campaign = ?
        limit ?
      ) as held
      group by 1\
      """;

  /** Empty name for those that no rule holds. */
  public Map<String, Long> run(Connection connection, String campaign, long most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, campaign);
      statement.setLong(2, most);
      Map<String, Long> counts = new TreeMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
      return counts;
    }
  }
}
