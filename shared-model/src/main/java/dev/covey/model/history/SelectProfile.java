/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.source.TweetIds;
import dev.covey.model.text.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** One stored profile, by what people call it. */
public final class SelectProfile {
  private static final String SQL =
      """
      select id, username, x_user_id, full_name, bio, location, website, joined_at, verified, posts,
        following, followers, likes, status, status_since, status_reason, suspected, paused_at,
        removed_at, track_from, keep_days, added_at, looked_at, source, archive
      from profile where\
      """;
  private static final String BY_NAME = SQL + " lower(username) = lower(?)";
  private static final String BY_USER_ID = SQL + " x_user_id = ?";

  private SelectProfile() {}

  /**
   * By its name, with or without @ and in any case; else, where that is a number, by its id on X,
   * which no rename changes.
   */
  public static Optional<ProfileCard> called(Connection connection, String typed)
      throws SQLException {
    String name = typed.startsWith("@") ? typed.substring(1) : typed;
    Optional<ProfileCard> named = find(connection, BY_NAME, StorableText.of(name));
    OptionalLong id = TweetIds.parse(name);
    return named.isPresent() || id.isEmpty() ? named : find(connection, BY_USER_ID, id.getAsLong());
  }

  private static Optional<ProfileCard> find(Connection connection, String sql, Object value)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static ProfileCard read(ResultSet row) throws SQLException {
    return new ProfileCard(
        row.getLong("id"),
        row.getString("username"),
        Columns.numberOrNull(row, "x_user_id"),
        row.getString("full_name"),
        row.getString("bio"),
        row.getString("location"),
        row.getString("website"),
        Columns.instantOrNull(row, "joined_at"),
        row.getString("verified"),
        Columns.numberOrNull(row, "posts"),
        Columns.numberOrNull(row, "following"),
        Columns.numberOrNull(row, "followers"),
        Columns.numberOrNull(row, "likes"),
        row.getString("status"),
        Columns.instantOrNull(row, "status_since"),
        row.getString("status_reason"),
        row.getString("suspected"),
        Columns.instantOrNull(row, "paused_at"),
        Columns.instantOrNull(row, "removed_at"),
        Columns.instant(row, "track_from"),
        row.getObject("keep_days", Integer.class),
        Columns.instant(row, "added_at"),
        Columns.instant(row, "looked_at"),
        row.getString("source"),
        row.getBoolean("archive"));
  }
}
