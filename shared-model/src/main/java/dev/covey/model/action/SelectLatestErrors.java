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

/** The actions that failed last, the latest first. */
public final class SelectLatestErrors {
  private static final String ALL =
      """
      select id, account_no, kind, error, reset_at, settled_at from action
      where status = 'failed' and settled_at is not null
      order by settled_at desc limit ?\
      """;

  private static final String OF_CAMPAIGN =
      """
      select latest.* from action_import
      cross join lateral (
        select id, account_no, kind, error, reset_at, settled_at from action
        where import_id = action_import.id and status = 'failed' and settled_at is not null
        order by settled_at desc limit ?
      ) as latest
      where campaign = ?
      order by settled_at desc limit ?\
      """;

  /**
   * An action that failed.
   *
   * @param resetAt when the limit that X named is open again
   */
  public record Failed(
      long id,
      LaneKey lane,
      @Nullable String error,
      @Nullable Instant resetAt,
      Instant settledAt) {}

  public List<Failed> run(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  public List<Failed> ofCampaign(Connection connection, String campaign, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_CAMPAIGN)) {
      statement.setInt(1, limit);
      statement.setString(2, campaign);
      statement.setInt(3, limit);
      return read(statement);
    }
  }

  private static List<Failed> read(PreparedStatement statement) throws SQLException {
    List<Failed> failed = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        failed.add(
            new Failed(
                row.getLong("id"),
                new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
                row.getString("error"),
                Columns.instantOrNull(row, "reset_at"),
                Columns.instant(row, "settled_at")));
      }
    }
    return failed;
  }
}
