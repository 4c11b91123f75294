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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many actions of each kind stand where. Counts along indexes, and of each status no further
 * than a limit, so that its cost has an end however many actions there are.
 */
public final class CountStandings {
  private static final String SQL =
      """
      select status, kind, count(*) as actions, min(id) as oldest from (
        (select 'pending' as status, kind, id from action where status = 'pending'
          order by account_no, kind, priority desc limit ?)
        union all
        (select 'failed', kind, id from action where status = 'failed' order by id limit ?)
        union all
        (select 'held', kind, id from action where status = 'held' order by id limit ?)
        union all
        (select 'unknown', kind, id from action where status = 'unknown' order by id limit ?)
        union all
        (select 'completed', kind, null from action
          where status = 'completed' and settled_at is not null order by settled_at desc limit ?)
        union all
        (select 'cancelled', kind, null from action
          where status = 'cancelled' and settled_at is not null order by settled_at desc limit ?)
        union all
        (select 'running', action.kind, action.id from lane join action on action.id = lane.action_id
          where lane.state = 'busy' and action.status = 'running' limit ?)
      ) as standing
      group by status, kind order by status, kind\
      """;

  private static final int PARTS = 7;

  /**
   * Actions of a kind that stand at the same.
   *
   * @param oldest the first of them; null where that is not known
   */
  public record Standing(
      ActionStatus status, ActionKind kind, long actions, @Nullable Long oldest) {}

  /** With at most {@code most} of each status counted. */
  public List<Standing> run(Connection connection, long most) throws SQLException {
    try (PreparedStatement statement = prepare(connection, most)) {
      List<Standing> standings = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          standings.add(
              new Standing(
                  ActionStatus.of(row.getString("status")),
                  ActionKind.of(row.getString("kind")),
                  row.getLong("actions"),
                  Columns.numberOrNull(row, "oldest")));
        }
      }
      return standings;
    }
  }

  static PreparedStatement prepare(Connection connection, long most) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SQL);
    for (int part = 1; part <= PARTS; part++) {
      statement.setLong(part, most);
    }
    return statement;
  }
}
