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
import java.util.Set;

/** How many actions match, counted no further than a limit: of very many that is enough to know. */
public final class CountActions {
  private static final long MOST = 100_000;

  private static final String SQL =
      "select count(*) from (select from action where status = any(?) and "
          + ActionFilter.WHERE
          + " limit ?) as counted";

  private static final String ANYWHERE =
      "select count(*) from (select from action where "
          + ActionFilter.WHERE
          + " limit ?) as counted";

  private final long most;

  public CountActions() {
    this(MOST);
  }

  /** Counts up to so many. */
  CountActions(long most) {
    this.most = most;
  }

  /**
   * What was counted.
   *
   * @param exact false where there are more than that
   */
  public record Counted(long actions, boolean exact) {
    @Override
    public String toString() {
      return exact ? Long.toString(actions) : "more than " + actions;
    }
  }

  public Counted run(Connection connection, ActionFilter filter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANYWHERE)) {
      return count(statement, filter, 1);
    }
  }

  /** Of those that stand at one of these. */
  public Counted run(Connection connection, ActionFilter filter, Set<ActionStatus> standing)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.texts(connection, standing.stream().map(ActionStatus::column)));
      return count(statement, filter, 2);
    }
  }

  private Counted count(PreparedStatement statement, ActionFilter filter, int first)
      throws SQLException {
    filter.bind(statement, first);
    statement.setLong(first + ActionFilter.PARAMETERS, most + 1);
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      long found = row.getLong(1);
      return new Counted(Math.min(found, most), found <= most);
    }
  }
}
