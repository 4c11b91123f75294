/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.review.Verdict;
import dev.covey.model.source.TweetIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.jdbc.PgConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reading costs beside a profile with 100,000 tweets and others: rows and blocks that are
 * touched, since time depends on the machine.
 */
@ExtendWith(MigratedDatabase.class)
class ReadingPlansIT {
  private static final int TWEETS = 100_000;
  private static final int PAGE = 50;
  private static final long MOST_ROWS = 6_000;
  private static final long MOST_BLOCKS = 3_000;
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static Database database;

  @BeforeAll
  static void store(Database database) throws SQLException {
    ReadingPlansIT.database = database;
    execute(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at) overriding system value
        select n, 'person' || n, 'P', 'none', 'active', '2020-01-01', now(), now()
        from generate_series(1, 300) as n\
        """);
    tweets(1, TWEETS, Duration.ofMinutes(20));
    tweets(2, 20_000, Duration.ofMinutes(90));
    // everything of the second profile is gone
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, verdict, since, there_at, due_at,
          gone_at)
        select id, profile_id, created_at,
          case when profile_id = 2 then 'gone' when n % 1000 = 0 then 'gone'
            when n % 3 = 0 then 'source_broken' else 'visible' end,
          created_at, created_at, now(),
          case when profile_id = 2 or n % 1000 = 0 then created_at + interval '3 days' end
        from (select *, row_number() over (order by id) as n from tweet) as numbered\
        """);
    execute(
        """
        insert into coverage (profile_id, from_at, until_at, source, tweets, seen_at)
        select p, '2020-01-01'::timestamptz + d * interval '3 days',
          '2020-01-01'::timestamptz + d * interval '3 days' + interval '2 days', 'nitter', 1, now()
        from generate_series(1, 300) as p, generate_series(1, 100) as d\
        """);
    // as autovacuum leaves it
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) tweet, review, coverage, profile");
    }
  }

  private static void tweets(int profile, int count, Duration between) throws SQLException {
    execute(
        """
        insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
          source, first_seen_at, changed_at)
        select (((extract(epoch from made) * 1000)::bigint - 1288834974657) << 22) + %1$d, %1$d,
          'person', made,
          'every ' || case when n %% 100 = 0 then 'hundredth ' else '' end
            || case when n = 77 then 'single ' else '' end || repeat('word ', 20),
          '{}', '[]', false, 'nitter', made, made
        from (select n, '%2$s'::timestamptz + n * interval '%3$d seconds' as made
          from generate_series(1, %4$d) as n) as times\
        """
            .formatted(profile, START, between.toSeconds(), count));
  }

  private static void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /** Rows that the plan's nodes gave or threw away, and blocks that they looked into. */
  private record Cost(long rows, long blocks, String plan) {}

  private interface Question {
    PreparedStatement in(Connection connection) throws SQLException;
  }

  private static Cost cost(Question question) throws SQLException {
    return database.inTransaction(tx -> {
      String sql;
      try (PreparedStatement statement = question.in(tx.connection().unwrap(PgConnection.class))) {
        // of the driver: with its values in it
        sql = statement.toString();
      }
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery("explain (analyze, buffers, format json) " + sql)) {
        row.next();
        JsonNode root = JsonMapper.shared().readTree(row.getString(1)).get(0).get("Plan");
        return new Cost(
            rows(root),
            root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong(),
            row.getString(1));
      }
    });
  }

  private static long rows(JsonNode node) {
    double each = node.get("Actual Rows").asDouble();
    for (String lost : List.of("Rows Removed by Filter", "Rows Removed by Index Recheck")) {
      each += node.path(lost).asDouble(0);
    }
    long rows = Math.round(each * node.get("Actual Loops").asLong());
    for (JsonNode child : node.path("Plans")) {
      rows += rows(child);
    }
    return rows;
  }

  private static void assertBounded(TweetFilter filter) throws SQLException {
    Cost cost = cost(connection -> TweetQuery.prepare(connection, filter, PAGE));
    assertThat(cost.rows()).as(filter + "\n" + cost.plan()).isLessThan(MOST_ROWS);
    assertThat(cost.blocks()).as(filter + "\n" + cost.plan()).isLessThan(MOST_BLOCKS);
  }

  private static TweetCursor middle() {
    Instant time = START.plus(Duration.ofMinutes(20L * TWEETS / 2));
    return new TweetCursor(time, TweetIds.firstAt(time).orElseThrow());
  }

  @Test
  void tweetsOfAProfile() throws SQLException {
    TweetFilter all = TweetFilter.of(1);

    assertBounded(all);
    assertBounded(all.after(middle()));
    assertBounded(all.between(START.plus(Duration.ofDays(100)), START.plus(Duration.ofDays(101))));
    assertBounded(all.between(null, START.plus(Duration.ofDays(3))));
  }

  @Test
  void tweetsOfAll() throws SQLException {
    TweetFilter all = TweetFilter.ALL;

    assertBounded(all);
    assertBounded(all.after(middle()));
    assertBounded(all.between(START.plus(Duration.ofDays(100)), START.plus(Duration.ofDays(101))));
    assertBounded(all.between(null, START.plus(Duration.ofDays(3))));
  }

  @Test
  void search() throws SQLException {
    for (String words : List.of("every", "hundredth", "single", "nothing", "every hundredth")) {
      assertBounded(TweetFilter.of(1).withWords(words));
      assertBounded(TweetFilter.of(1).withWords(words).after(middle()));
      assertBounded(TweetFilter.ALL.withWords(words));
    }
  }

  @Test
  void verdicts() throws SQLException {
    for (Verdict verdict : Verdict.values()) {
      for (TweetFilter filter : List.of(TweetFilter.of(1), TweetFilter.ALL)) {
        assertBounded(filter.held(verdict));
        assertBounded(filter.held(verdict).after(middle()));
      }
    }
    assertBounded(TweetFilter.of(2).held(Verdict.GONE));
    assertBounded(TweetFilter.of(2).held(Verdict.GONE).between(null, START.plusSeconds(99_999)));
  }

  @Test
  void feedAndCoverage() throws SQLException {
    Cost feed =
        cost(connection -> {
          PreparedStatement statement = connection.prepareStatement(SelectDeleted.SQL);
          statement.setLong(1, 2);
          statement.setInt(2, PAGE);
          return statement;
        });
    Cost coverage =
        cost(connection -> {
          PreparedStatement statement = connection.prepareStatement(SelectCoverage.SQL);
          statement.setLong(1, 1);
          return statement;
        });
    Cost gaps =
        cost(connection -> {
          PreparedStatement statement = connection.prepareStatement(SelectGaps.SQL);
          statement.setObject(1, OffsetDateTime.parse("2020-01-01T00:00:00Z"));
          statement.setObject(2, OffsetDateTime.parse("2024-01-01T00:00:00Z"));
          statement.setLong(3, 1);
          return statement;
        });

    for (Cost cost : List.of(feed, coverage, gaps)) {
      assertThat(cost.rows()).as(cost.plan()).isLessThan(1_000);
      assertThat(cost.blocks()).as(cost.plan()).isLessThan(1_000);
    }
  }
}
