/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.source.TweetStats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One stored tweet with what it was before. */
public final class SelectTweet {
  private static final String TWEET = "select " + TweetLine.COLUMNS + " from tweet where id = ?";
  private static final String VERSIONS =
      """
      select seen_at, replaced_at, text from tweet_version where tweet_id = ? order by replaced_at\
      """;
  private static final String POINTS =
      """
      select at, replies, reposts, quotes, likes, views
      from tweet_stats where tweet_id = ? order by at\
      """;

  private SelectTweet() {}

  /** A text that the tweet had, from when to when. */
  public record Version(Instant seenAt, Instant replacedAt, String text) {}

  /** Numbers that the tweet had. */
  public record Point(Instant at, TweetStats stats) {}

  /** The tweet as it is, and its past, oldest first. */
  public record Found(TweetLine tweet, List<Version> versions, List<Point> points) {}

  public static Optional<Found> byId(Connection connection, long id) throws SQLException {
    TweetLine tweet;
    try (PreparedStatement statement = connection.prepareStatement(TWEET)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        tweet = TweetLine.read(row);
      }
    }
    return Optional.of(new Found(tweet, versions(connection, id), points(connection, id)));
  }

  private static List<Version> versions(Connection connection, long id) throws SQLException {
    List<Version> versions = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          versions.add(
              new Version(
                  Columns.instant(row, "seen_at"),
                  Columns.instant(row, "replaced_at"),
                  row.getString("text")));
        }
      }
    }
    return versions;
  }

  private static List<Point> points(Connection connection, long id) throws SQLException {
    List<Point> points = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(POINTS)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          points.add(new Point(Columns.instant(row, "at"), TweetLine.stats(row)));
        }
      }
    }
    return points;
  }
}
