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
import java.util.UUID;

/** The attempts whose owner has let its lease run out, those longest dead first. */
public final class SelectDeadAttempts {
  private static final String SQL =
      """
      select action_id, number, fence, owner, armed_at, action.kind, action.account_no,
        action.failures
      from attempt join action on action.id = action_id
      where state = 'armed' and lease_until < now()
      order by lease_until
      limit ?\
      """;

  /** An attempt that nobody works on any more. */
  public record DeadAttempt(
      AttemptKey key, LaneKey lane, UUID owner, Instant armedAt, int failures) {}

  public List<DeadAttempt> run(Connection connection, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setInt(1, most);
      List<DeadAttempt> dead = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          dead.add(read(row));
        }
      }
      return dead;
    }
  }

  private static DeadAttempt read(ResultSet row) throws SQLException {
    return new DeadAttempt(
        new AttemptKey(row.getLong("action_id"), row.getInt("number"), row.getLong("fence")),
        new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
        row.getObject("owner", UUID.class),
        Columns.instant(row, "armed_at"),
        row.getInt("failures"));
  }
}
