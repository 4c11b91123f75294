/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Finds, among the next few meters, those whose oldest permit may go. Locks nothing. */
final class SelectPrunable {
  private static final int METERS = 500;

  private static final String SQL =
      """
      with page as (
        select id, kind, pruned_through from meter where id > ? order by id limit ?
      )
      select (select max(id) from page), (select count(*) from page), array(
        select page.id from page %s
        join permit on permit.meter_id = page.id and permit.number = page.pruned_through + 1
        where permit.at < cutoff.at
      )
      """
          .formatted(PruneCutoffs.JOIN);

  /**
   * What was found.
   *
   * @param lastMeter where to go on; 0 for from the beginning
   */
  record Page(long lastMeter, List<Long> prunable) {}

  private SelectPrunable() {}

  static Page select(Connection connection, long afterMeter, PruneCutoffs cutoffs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, afterMeter);
      statement.setInt(2, METERS);
      cutoffs.bind(connection, statement, 3);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long lastMeter = row.getLong(2) < METERS ? 0 : row.getLong(1);
        return new Page(lastMeter, List.of((Long[]) row.getArray(3).getArray()));
      }
    }
  }
}
