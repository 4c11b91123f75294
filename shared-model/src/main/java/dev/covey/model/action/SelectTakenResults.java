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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of these results are those of other actions of the same account. Until the transaction ends
 * nobody else is told so of this account, so that no two claim the same one.
 */
public final class SelectTakenResults {
  private static final String SQL =
      """
      with asking as materialized (
        select account_no, pg_advisory_xact_lock(hashtextextended('results:' || account_no, 0))
        from action where id = ?
      )
      select result_id from action
      where account_no = (select account_no from asking) and id <> ? and result_id = any(?)\
      """;

  public Set<String> run(Connection connection, long actionId, List<String> results)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, actionId);
      statement.setLong(2, actionId);
      statement.setArray(3, Columns.texts(connection, results.stream()));
      Set<String> taken = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          taken.add(row.getString(1));
        }
      }
      return taken;
    }
  }
}
