/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many actions an import added to which lanes, and how many wait there now. */
final class SelectLaneCounts {
  private static final String SQL =
      """
      with added as (
        select account_no, kind, count(*) as added from action
        where import_id = ? and id > ? group by account_no, kind
      )
      select account_no, kind, added.added,
        (select count(*) from action waiting
          where waiting.account_no = added.account_no and waiting.kind = added.kind
            and waiting.status = 'pending') as pending
      from added order by account_no, kind\
      """;

  List<LaneCount> run(Connection connection, long importId, long after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, importId);
      statement.setLong(2, after);
      List<LaneCount> counts = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LaneKey lane = new LaneKey(row.getString(1), ActionKind.of(row.getString(2)));
          counts.add(new LaneCount(lane, row.getInt(3), row.getInt(4)));
        }
      }
      return counts;
    }
  }
}
