/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.review.SelectVerdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tweets of a profile that were found deleted, also those that came back, newest find first.
 */
public final class SelectDeleted {
  static final String SQL =
      "select "
          + TweetLine.COLUMNS
          + """
          , review.gone_at, review.back_at, snapshot.snapshot_url
          from review
            join tweet on tweet.id = review.tweet_id
            left join snapshot on snapshot.tweet_id = review.tweet_id
          where review.profile_id = ? and review.gone_at is not null
          order by review.gone_at desc, review.tweet_id desc limit ?\
          """;

  private SelectDeleted() {}

  private record Row(
      TweetLine tweet, Instant goneAt, @Nullable Instant backAt, @Nullable String snapshot) {}

  public static List<DeletedTweet> newest(Connection connection, long profileId, int most)
      throws SQLException {
    List<Row> rows = rows(connection, profileId, most);
    Map<Long, List<SelectVerdict.Look>> looks =
        SelectVerdict.looks(connection, rows.stream().map(row -> row.tweet().id()).toList());
    return rows.stream()
        .map(row ->
            new DeletedTweet(
                row.tweet(),
                row.goneAt(),
                row.backAt(),
                row.snapshot(),
                looks.getOrDefault(row.tweet().id(), List.of())))
        .toList();
  }

  private static List<Row> rows(Connection connection, long profileId, int most)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  TweetLine.read(row),
                  Columns.instant(row, "gone_at"),
                  Columns.instantOrNull(row, "back_at"),
                  row.getString("snapshot_url")));
        }
      }
    }
    return rows;
  }
}
