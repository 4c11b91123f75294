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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all that a worker needs to carry out actions, and draws the fences of their attempts. */
public final class LoadActions {
  private static final String SQL =
      """
      select position, action.account_no, action.kind, target, target_name, text_content, media, alt_text,
        status, attempts, failures, looks, started_at, x_user_id, credentials,
        why_lane_stops(action.account_no, action.kind) as stopped,
        lane.state = 'busy' and lane.action_id = action.id as in_hand,
        nextval('attempt_fence') as fence,
        (select reason from app_stop where until > ?) as stop_reason,
        (select until from app_stop) as stop_until
      from unnest(?::bigint[]) with ordinality as wanted (id, position)
      join action on action.id = wanted.id
      join account using (account_no)
      join lane on lane.account_no = action.account_no and lane.kind = action.kind\
      """;

  /**
   * An action as it stands.
   *
   * @param attempts number of its latest attempt; 0 for none
   * @param looks how often its account was looked at for what it did, in vain
   * @param inHand whether its lane is handed to a worker for it
   * @param fence for the next attempt, drawn for this reading alone
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
      boolean inHand,
      long fence,
      @Nullable Long userId,
      Sealed credentials,
      @Nullable String stopped,
      @Nullable AppStop stop) {}

  /** X refuses the whole app. */
  public record AppStop(Instant until, String reason) {}

  /** An answer for each id, in their order; empty where there is no such action. */
  public List<Optional<ActionToDo>> run(Connection connection, List<Long> ids, Instant now)
      throws SQLException {
    new LookUpByIndex().run(connection);
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, ids.stream().mapToLong(id -> id).toArray());
      List<Optional<ActionToDo>> found =
          new ArrayList<>(Collections.nCopies(ids.size(), Optional.empty()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          int index = row.getInt("position") - 1;
          found.set(index, Optional.of(read(ids.get(index), row)));
        }
      }
      return found;
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
        row.getBoolean("in_hand"),
        row.getLong("fence"),
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
