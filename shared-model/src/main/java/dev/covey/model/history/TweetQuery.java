/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.review.Verdict;
import dev.covey.model.source.TweetIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds what a filter asks for. Only that is part of it, so that each one has
 * the plan it deserves: in every combination an index gives the order, and the limit ends it.
 */
final class TweetQuery {
  private final TweetFilter filter;
  private final String idColumn;
  private final String timeColumn;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private TweetQuery(TweetFilter filter) {
    this.filter = filter;
    boolean byVerdict = filter.isFoundByVerdict();
    this.idColumn = byVerdict ? "review.tweet_id" : "tweet.id";
    this.timeColumn = byVerdict ? "review.created_at" : "tweet.created_at";
  }

  static PreparedStatement prepare(Connection connection, TweetFilter filter, int most)
      throws SQLException {
    TweetQuery query = new TweetQuery(filter);
    PreparedStatement statement = connection.prepareStatement(query.sql());
    int number = 0;
    for (Object value : query.values) {
      statement.setObject(++number, value);
    }
    statement.setInt(++number, most);
    return statement;
  }

  private String sql() {
    boolean byVerdict = filter.isFoundByVerdict();
    add((byVerdict ? "review" : "tweet") + ".profile_id = ?", filter.profileId());
    verdict(filter.verdict());
    add(
        "to_tsvector('simple', text) @@ websearch_to_tsquery('simple', ?)",
        Columns.text(filter.words()));
    since(filter.since());
    until(filter.until());
    add(idColumn + " < ?", filter.before());
    after(filter.after());
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    if (byVerdict && filter.words() == null) {
      // the page first: else the planner may walk both tables side by side to find it
      return select("(select tweet_id from review" + where + order() + " limit ?) as found")
          + " join tweet on tweet.id = found.tweet_id"
          + " order by tweet.created_at desc, tweet.id desc";
    }
    return select(byVerdict ? "review join tweet on tweet.id = review.tweet_id" : "tweet")
        + where
        + order()
        + " limit ?";
  }

  private static String select(String from) {
    return "select " + TweetLine.COLUMNS + " from " + from;
  }

  private String order() {
    return isById()
        ? " order by " + idColumn + " desc"
        : " order by " + timeColumn + " desc, " + idColumn + " desc";
  }

  /**
   * Among all tweets ids say the order of time, but for the oldest ones; and need no index more.
   */
  private boolean isById() {
    return filter.profileId() == null && !filter.isFoundByVerdict();
  }

  /** Written out, not a parameter, so that the planner sees which index holds it. */
  private void verdict(@Nullable Verdict verdict) {
    if (verdict == Verdict.VISIBLE) {
      conditions.add(
          "(select seen.verdict from review as seen where seen.tweet_id = tweet.id) = 'visible'");
    } else if (verdict != null) {
      conditions.add("review.verdict = '" + verdict.text() + "'");
    }
  }

  private void since(@Nullable Instant since) {
    add(timeColumn + " >= ?", Columns.timestamp(since));
    if (since != null && isById()) {
      add(idColumn + " >= ?", TweetIds.leastAt(since));
    }
  }

  private void until(@Nullable Instant until) {
    add(timeColumn + " < ?", Columns.timestamp(until));
    if (until != null && isById()) {
      add(idColumn + " < ?", Math.max(TweetIds.leastAt(until), TweetIds.FIRST_WITH_TIME));
    }
  }

  private void after(@Nullable TweetCursor cursor) {
    if (cursor == null) {
      return;
    }
    if (isById()) {
      add(idColumn + " < ?", cursor.id());
    } else {
      conditions.add("(" + timeColumn + ", " + idColumn + ") < (?, ?)");
      values.add(cursor.createdAt().atOffset(ZoneOffset.UTC));
      values.add(cursor.id());
    }
  }

  private void add(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }
}
