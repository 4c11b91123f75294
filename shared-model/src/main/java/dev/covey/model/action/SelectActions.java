/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of actions as people see them, newest first. */
public final class SelectActions {
  private static final String SQL =
      "select "
          + ActionLine.COLUMNS
          + " from action left join action_import on action_import.id = import_id"
          + " where (?::text is null or status = ?) and (?::text is null or kind = ?)"
          + " and (?::text is null or account_no = ?)"
          + " order by action.id desc offset ? limit ?";

  /** Which actions; null stands for any. */
  public record Filter(
      @Nullable ActionStatus status, @Nullable ActionKind kind, @Nullable String account) {}

  public List<ActionLine> run(Connection connection, Filter filter, int skip, int limit)
      throws SQLException {
    ActionStatus status = filter.status();
    ActionKind kind = filter.kind();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      setTwice(statement, 1, status == null ? null : status.column());
      setTwice(statement, 3, kind == null ? null : kind.column());
      setTwice(statement, 5, filter.account());
      statement.setInt(7, skip);
      statement.setInt(8, limit);
      List<ActionLine> actions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          actions.add(ActionLine.read(row));
        }
      }
      return actions;
    }
  }

  private static void setTwice(PreparedStatement statement, int index, @Nullable String value)
      throws SQLException {
    statement.setString(index, value);
    statement.setString(index + 1, value);
  }
}
