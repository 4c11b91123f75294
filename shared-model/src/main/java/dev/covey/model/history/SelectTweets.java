/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Stored tweets, newest first. */
public final class SelectTweets {
  private static final int ROWS_AT_ONCE = 1_000;

  private SelectTweets() {}

  public static List<TweetLine> page(Connection connection, TweetFilter filter, int most)
      throws SQLException {
    List<TweetLine> tweets = new ArrayList<>();
    try (PreparedStatement statement = TweetQuery.prepare(connection, filter, most)) {
      read(statement, tweets::add);
    }
    return tweets;
  }

  /** All of them, few at a time in memory; the transaction stays open meanwhile. */
  public static void each(
      Connection connection, TweetFilter filter, Consumer<? super TweetLine> consumer)
      throws SQLException {
    try (PreparedStatement statement = TweetQuery.prepare(connection, filter, Integer.MAX_VALUE)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      read(statement, consumer);
    }
  }

  private static void read(PreparedStatement statement, Consumer<? super TweetLine> consumer)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        consumer.accept(TweetLine.read(row));
      }
    }
  }
}
