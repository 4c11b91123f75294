/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.CountStandings.Standing;
import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many actions of a campaign stand where. Counts along an index, and of each status no further
 * than a limit.
 */
public final class CountCampaignStandings {
  // offset 0: else the planner may begin with the actions of all campaigns
  private static final String SQL =
      """
      select status, kind, count(*) as actions from (
        select wanted.status, found.kind
        from unnest(?::text[]) as wanted (status)
        cross join lateral (
          select own.kind
          from action_import
          cross join lateral (
            select kind from action
            where import_id = action_import.id and status = wanted.status
            offset 0
          ) as own
          where action_import.campaign = ?
          limit ?
        ) as found
      ) as standing
      group by status, kind order by status, kind\
      """;

  /** With at most {@code most} of each status counted; which of them is the oldest is not told. */
  public List<Standing> run(Connection connection, String campaign, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(
          1, Columns.texts(connection, Stream.of(ActionStatus.values()).map(ActionStatus::column)));
      statement.setString(2, campaign);
      statement.setLong(3, most);
      List<Standing> standings = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          standings.add(
              new Standing(
                  ActionStatus.of(row.getString("status")),
                  ActionKind.of(row.getString("kind")),
                  row.getLong("actions"),
                  null));
        }
      }
      return standings;
    }
  }
}
