/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stored tweets, newest first. Only what the filter asks for is part of the statement, so that each
 * one has the plan it deserves.
 */
public final class SelectTweets {
  private static final int ROWS_AT_ONCE = 1_000;

  private SelectTweets() {}

  public static List<TweetLine> page(Connection connection, TweetFilter filter, int most)
      throws SQLException {
    List<TweetLine> tweets = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, filter, most)) {
      read(statement, tweets::add);
    }
    return tweets;
  }

  /** All of them, few at a time in memory; the transaction stays open meanwhile. */
  public static void each(
      Connection connection, TweetFilter filter, Consumer<? super TweetLine> consumer)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, filter, Integer.MAX_VALUE)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      read(statement, consumer);
    }
  }

  private static PreparedStatement prepare(Connection connection, TweetFilter filter, int most)
      throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    add(conditions, values, "profile_id = ?", filter.profileId());
    add(
        conditions,
        values,
        "to_tsvector('simple', text) @@ websearch_to_tsquery('simple', ?)",
        Columns.text(filter.words()));
    add(conditions, values, "created_at >= ?", Columns.timestamp(filter.since()));
    add(conditions, values, "created_at < ?", Columns.timestamp(filter.until()));
    add(conditions, values, "id < ?", filter.before());
    // within a profile the order of time is at hand, and but for the oldest ids it is that of ids
    String order = filter.profileId() == null ? "id desc" : "created_at desc, id desc";
    PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + TweetLine.COLUMNS
                + " from tweet "
                + (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions))
                + " order by "
                + order
                + " limit ?");
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    statement.setInt(values.size() + 1, most);
    return statement;
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
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
