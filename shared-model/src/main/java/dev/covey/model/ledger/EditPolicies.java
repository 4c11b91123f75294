/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes policies and raises their edition, while no decision is under way: locking the table of
 * meters waits for every transaction that has locked one of them, and holds off new ones.
 */
final class EditPolicies {
  private static final String LOCK =
      "set local lock_timeout = '30s'; lock table meter in exclusive mode";

  private static final String SET =
      """
      insert into policy as p (subject, kind, minimum_interval_ms, window_counts, window_spans_ms,
        edited_at, edited_by)
      values (?, ?, ?, ?, ?, clock_timestamp(), ?)
      on conflict (subject, kind) do update
      set minimum_interval_ms = excluded.minimum_interval_ms,
        window_counts = excluded.window_counts, window_spans_ms = excluded.window_spans_ms,
        edited_at = excluded.edited_at, edited_by = excluded.edited_by
      returning edited_at
      """;

  private static final String REMOVE = "delete from policy where subject = ? and kind = ?";

  private static final String NEXT_EDITION = "update policy_edition set version = version + 1";

  private EditPolicies() {}

  static NamedPolicy set(Connection connection, MeterKey scope, Policy policy, String editedBy)
      throws SQLException {
    begin(connection);
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, scope.subject());
      statement.setString(2, scope.kind());
      statement.setLong(3, policy.minimumInterval().toMillis());
      statement.setObject(4, policy.windows().stream().mapToInt(Window::count).toArray());
      statement.setObject(
          5, policy.windows().stream().mapToLong(window -> window.span().toMillis()).toArray());
      statement.setString(6, editedBy);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new NamedPolicy(scope, policy, Micros.get(row, 1), editedBy);
      }
    }
  }

  static boolean remove(Connection connection, MeterKey scope) throws SQLException {
    begin(connection);
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setString(1, scope.subject());
      statement.setString(2, scope.kind());
      return statement.executeUpdate() > 0;
    }
  }

  private static void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      statement.execute(NEXT_EDITION);
    }
  }
}
