/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts, settles their actions and frees their lanes, for each all or nothing: an attempt
 * that has been taken from its owner changes nothing any more.
 *
 * <p>That an attempt is armed is read from its end, not from its state: by that Postgres would walk
 * through the index of all that are armed, once for each.
 */
public final class SettleActions {
  private static final String SQL =
      """
      with given as (
        select *
        from unnest(?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::timestamptz[], ?::text[],
            ?::timestamptz[])
          as given (action_id, number, fence, state, why, status, result_id,
            reset_at, not_before, failed, lane_opens, lane_reason, now)
      ), ended as (
        update attempt set state = given.state, why = given.why, ended_at = now()
        from given
        where attempt.action_id = given.action_id and attempt.number = given.number
          and attempt.fence = given.fence and attempt.ended_at is null
        returning given.*
      ), settled as (
        update action set
          status = ended.status,
          error = case when ended.status <> 'completed' then ended.why end,
          reason = case when ended.status not in ('completed', 'failed') then ended.why end,
          result_id = ended.result_id,
          reset_at = ended.reset_at,
          not_before = coalesce(ended.not_before, action.not_before),
          failures = action.failures + ended.failed::int,
          look_at = case when ended.status = 'unknown' then ended.now + interval '30 seconds' end,
          settled_at = case when ended.status in ('completed', 'failed') then ended.now end
        from ended
        where action.id = ended.action_id and action.attempts = ended.number
          and action.status = 'running'
        returning action.id, action.account_no, action.kind, ended.number, ended.fence,
          ended.lane_opens, ended.lane_reason
      ), freed as (
        ${free}
      )
      select id, number, fence from settled\
      """
          .replace("${free}", FreeLane.onOwnTerms("settled"));

  /** An attempt that has ended, and how. */
  public record Ended(AttemptKey attempt, Settlement settlement, Instant now) {}

  /** Returns the attempts that are settled; the others were no longer the caller's. */
  public Set<AttemptKey> run(Connection connection, List<Ended> ended) throws SQLException {
    new LookUpByIndex().run(connection);
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      bind(statement, connection, ended);
      Set<AttemptKey> settled = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          settled.add(new AttemptKey(row.getLong(1), row.getInt(2), row.getLong(3)));
        }
      }
      return settled;
    }
  }

  private static void bind(PreparedStatement statement, Connection connection, List<Ended> ended)
      throws SQLException {
    List<AttemptKey> attempts = ended.stream().map(Ended::attempt).toList();
    List<Settlement> how = ended.stream().map(Ended::settlement).toList();
    statement.setObject(1, attempts.stream().mapToLong(AttemptKey::actionId).toArray());
    statement.setObject(2, attempts.stream().mapToInt(AttemptKey::number).toArray());
    statement.setObject(3, attempts.stream().mapToLong(AttemptKey::fence).toArray());
    statement.setArray(4, texts(connection, how, each -> each.attempt().column()));
    statement.setArray(5, texts(connection, how, Settlement::why));
    statement.setArray(6, texts(connection, how, each -> each.status().column()));
    statement.setArray(7, texts(connection, how, Settlement::resultId));
    statement.setArray(8, Columns.instants(connection, how.stream().map(Settlement::resetAt)));
    statement.setArray(9, Columns.instants(connection, how.stream().map(Settlement::notBefore)));
    statement.setArray(
        10, connection.createArrayOf("bool", how.stream().map(Settlement::failed).toArray()));
    statement.setArray(11, Columns.instants(connection, how.stream().map(Settlement::laneOpens)));
    statement.setArray(12, texts(connection, how, Settlement::laneReason));
    statement.setArray(13, Columns.instants(connection, ended.stream().map(Ended::now)));
  }

  private static Array texts(
      Connection connection, List<Settlement> how, Function<Settlement, @Nullable String> text)
      throws SQLException {
    return Columns.texts(connection, how.stream().map(text));
  }
}
