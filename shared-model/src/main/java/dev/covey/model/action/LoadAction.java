/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.seal.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all that a worker needs to carry out an action, and draws the fence of its attempt. */
public final class LoadAction {
  private static final String SQL =
      """
      select action.account_no, action.kind, target, target_name, text_content, media, alt_text,
        status, attempts, failures, looks, started_at, x_user_id, credentials,
        why_lane_stops(action.account_no, action.kind) as stopped,
        nextval('attempt_fence') as fence,
        (select lease_until from attempt
          where action_id = action.id and number = action.attempts and state = 'armed'
        ) as live_until,
        (select reason from app_stop where until > ?) as stop_reason,
        (select until from app_stop) as stop_until
      from action join account using (account_no)
      where action.id = ?\
      """;

  /**
   * An action as it stands.
   *
   * @param attempts number of its latest attempt; 0 for none
   * @param looks how often its account was looked at for what it did, in vain
   * @param fence for the next attempt, drawn for this reading alone
   * @param liveUntil the end of the lease of an attempt that has not ended; null where there is
   *     none
   * @param stopped why its lane may not run; null where it may
   * @param userId the account's id at X; null until it is known
   * @param stop why and until when no action may start; null where none is in force
   */
  public record ActionToDo(
      long id,
      LaneKey lane,
      ActionContent content,
      ActionStatus status,
      int attempts,
      int failures,
      int looks,
      @Nullable Instant startedAt,
      long fence,
      @Nullable Instant liveUntil,
      @Nullable Long userId,
      Sealed credentials,
      @Nullable String stopped,
      @Nullable AppStop stop) {}

  /** X refuses the whole app. */
  public record AppStop(Instant until, String reason) {}

  public Optional<ActionToDo> run(Connection connection, long actionId, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setLong(2, actionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(read(actionId, row)) : Optional.empty();
      }
    }
  }

  private static ActionToDo read(long actionId, ResultSet row) throws SQLException {
    return new ActionToDo(
        actionId,
        new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
        ActionContent.read(row),
        ActionStatus.of(row.getString("status")),
        row.getInt("attempts"),
        row.getInt("failures"),
        row.getInt("looks"),
        Columns.instantOrNull(row, "started_at"),
        row.getLong("fence"),
        Columns.instantOrNull(row, "live_until"),
        Columns.numberOrNull(row, "x_user_id"),
        new Sealed(row.getBytes("credentials")),
        row.getString("stopped"),
        stop(row));
  }

  private static @Nullable AppStop stop(ResultSet row) throws SQLException {
    String reason = row.getString("stop_reason");
    return reason == null ? null : new AppStop(Columns.instant(row, "stop_until"), reason);
  }
}
