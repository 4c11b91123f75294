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

/** Reads the actions of a campaign in the order in which they were settled. */
public final class SelectCampaignSettled {
  private static final String SQL =
      "select "
          + ActionLine.COLUMNS
          + """
           from action_import
          cross join (values ('completed'), ('failed'), ('cancelled')) as ended (how)
          cross join lateral (
            select * from action
            where import_id = action_import.id and status = ended.how
              and (settled_at, id) > (?, ?)
            order by settled_at, id limit ?
          ) as action
          where campaign = ?
          order by settled_at, action.id limit ?\
          """;

  /** Those after the one of this id, settled at that moment. */
  public List<ActionLine> run(
      Connection connection, String campaign, Instant settledAt, long id, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(settledAt));
      statement.setLong(2, id);
      statement.setInt(3, limit);
      statement.setString(4, campaign);
      statement.setInt(5, limit);
      List<ActionLine> actions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          actions.add(ActionLine.read(row));
        }
      }
      return actions;
    }
  }
}
