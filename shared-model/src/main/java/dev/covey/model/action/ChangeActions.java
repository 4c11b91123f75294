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
import org.jspecify.annotations.Nullable;

/**
 * Does what a person asked to the actions of a span of ids that match and stand where that is
 * possible. Those that stand elsewhere by now are left as they are, and so is a failed one that
 * another action does already, or has done: it would be done twice.
 */
public final class ChangeActions {
  private static final String SQL =
      """
      with picked as (
        select id from action
        where id > ? and id <= ? and status = any(?) and ${filter}
          and (not ?
            or not exists (
              select from action later
              where later.retry_of = action.id and later.status not in ('failed', 'cancelled'))
            and not exists (
              select from action same
              where same.same_key = action.same_key and same.id <> action.id
                and same.status not in ('failed', 'cancelled')))
        order by id for update
      ), changed as (
        update action set
          status = ?,
          not_before = case when ? then null else not_before end,
          failures = case when ? then 0 else failures end,
          error = case when ? then null else error end,
          rule = coalesce(?, rule),
          reason = ?,
          settled_at = ?
        from picked where action.id = picked.id
        returning action.id, action.account_no, action.kind
      )
      select id, account_no, kind from changed\
      """
          .replace("${filter}", ActionFilter.WHERE);

  /** What a person keeps back is held by this instead of a rule. */
  public static final String HELD_BY_A_PERSON = "person";

  /**
   * What is to be done.
   *
   * @param why in words, for those that wait afterwards
   */
  public record Wish(ActionVerb verb, ActionFilter filter, @Nullable String why) {}

  /** An action that was changed. */
  public record Changed(long id, LaneKey lane) {}

  /** To those after {@code from}, up to {@code upto} itself. */
  public List<Changed> run(Connection connection, Wish wish, long from, long upto, Instant now)
      throws SQLException {
    ActionVerb verb = wish.verb();
    boolean anew = verb == ActionVerb.RETRY;
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, from);
      statement.setLong(2, upto);
      statement.setArray(
          3, Columns.texts(connection, verb.from().stream().map(ActionStatus::column)));
      wish.filter().bind(statement, 4);
      int next = 4 + ActionFilter.PARAMETERS;
      statement.setBoolean(next++, anew);
      statement.setString(next++, verb.to().column());
      statement.setBoolean(next++, anew);
      statement.setBoolean(next++, anew);
      statement.setBoolean(next++, anew);
      statement.setString(next++, verb == ActionVerb.HOLD ? HELD_BY_A_PERSON : null);
      statement.setString(next++, wish.why());
      statement.setObject(next, Columns.timestamp(verb.to().isFinal() ? now : null));
      List<Changed> changed = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LaneKey lane = new LaneKey(row.getString(2), ActionKind.of(row.getString(3)));
          changed.add(new Changed(row.getLong(1), lane));
        }
      }
      return changed;
    }
  }
}
