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

/**
 * Hands out the next action of each of these lanes, which the transaction has locked: the lane is
 * busy with it from then on, and the action itself is pending until its attempt is armed. A lane
 * without one that is due stays open until one is, or becomes idle. However much is pending, it is
 * one look-up per lane in the index of all, and a few in that of those with a moment: each is
 * sorted as its index is, also by what is null throughout, so that it reads one row.
 */
public final class DispatchActions {
  static final String SQL =
      """
      with head as (
        select locked.account_no, locked.kind, next.id, next.place, later.not_before
        from unnest(?, ?) as locked (account_no, kind)
        left join lateral (
          select due.id, due.place from (
            (select first.id, first.place, level.priority, 1 as planned
              from (values (1), (0), (-1)) as level (priority)
              cross join lateral (
                select id, place from action
                where action.account_no = locked.account_no and action.kind = locked.kind
                  and status = 'pending' and action.priority = level.priority and not_before <= ?
                order by not_before, place, id limit 1
              ) first)
            union all
            (select id, place, priority, 0 from action
              where action.account_no = locked.account_no and action.kind = locked.kind
                and status = 'pending' and not_before is null
              order by priority desc, not_before nulls first, place, id limit 1)
          ) due
          order by due.priority desc, due.planned desc limit 1
        ) next on true
        left join lateral (
          select first.not_before from (values (1), (0), (-1)) as level (priority)
          cross join lateral (
            select not_before from action
            where action.account_no = locked.account_no and action.kind = locked.kind
              and status = 'pending' and action.priority = level.priority and not_before > ?
            order by not_before limit 1
          ) first
          where next.id is null
          order by first.not_before limit 1
        ) later on true
      ), moved as (
        update lane set
          state = case
            when head.id is not null then 'busy' when head.not_before is null then 'idle'
            else 'open' end,
          opens_at = greatest(lane.opens_at, head.not_before),
          action_id = head.id,
          place = greatest(lane.place, head.place),
          not_due = head.not_before is not null,
          reason = case when head.id is null then 'its next action is not due yet' end
        from head
        where lane.account_no = head.account_no and lane.kind = head.kind
      )
      select account_no, kind, id from head where id is not null\
      """;

  /** An action that is now for a worker. */
  public record Dispatched(long actionId, LaneKey lane) {}

  public List<Dispatched> run(Connection connection, List<LaneKey> lanes, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      bind(statement, lanes, now);
      List<Dispatched> dispatched = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LaneKey lane = new LaneKey(row.getString(1), ActionKind.of(row.getString(2)));
          dispatched.add(new Dispatched(row.getLong(3), lane));
        }
      }
      return dispatched;
    }
  }

  static void bind(PreparedStatement statement, List<LaneKey> lanes, Instant now)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(1, LaneColumns.accounts(connection, lanes));
    statement.setArray(2, LaneColumns.kinds(connection, lanes));
    statement.setObject(3, Columns.timestamp(now));
    statement.setObject(4, Columns.timestamp(now));
  }
}
