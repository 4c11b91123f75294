/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.history.InsertCoverage;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetIds;
import dev.covey.model.source.TweetStats;
import dev.covey.model.time.Slice;
import dev.covey.operations.TestingSession;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class HistoryCommandIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Database database;
  private TestingSession session;

  @BeforeEach
  void store(Database database) throws SQLException {
    this.database = database;
    session = new TestingSession(database, folder);
    execute(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at)
        overriding system value
        values (7, 'ada_writes', 'Ada', 'none', 'active', '2026-01-01T00:00:00Z', now(), now())\
        """);
    upsert(
        START.plus(Duration.ofDays(40)),
        tweet(1, "The engine weaves\nalgebraic patterns", 5L),
        tweet(2, "=cmd|' /C calc'!A0", 0L),
        tweet(3, "engine \u001b[2J again", null));
    database.inTransaction(tx -> {
      InsertCoverage.of(
          tx, 7, new Slice(START, START.plus(Duration.ofDays(10))), "nitter", 3, START);
      return tx;
    });
  }

  /** As X makes it, from the time. */
  private static long id(int day) {
    return TweetIds.firstAt(START.plus(Duration.ofDays(day))).orElseThrow();
  }

  private static SourceTweet tweet(int day, String text, @Nullable Long likes) {
    return SourceTweet.builder(id(day), "ada_writes", START.plus(Duration.ofDays(day)))
        .text(text)
        .stats(new TweetStats(null, null, null, likes, null))
        .build();
  }

  private void upsert(Instant seen, SourceTweet... tweets) throws SQLException {
    database.inTransaction(tx -> UpsertTweets.of(tx, 7, List.of(tweets), "nitter", seen));
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private int run(String... arguments) {
    return session.run(HistoryCommand::tree, arguments);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(session.out());
  }

  @Test
  void search_findsByWordsAndDays() {
    assertThat(run("search", "ENGINE", "--json")).isZero();
    assertThat(json().size()).isEqualTo(2);
    assertThat(json().get(0).get("id").asString()).isEqualTo(Long.toString(id(3)));
    assertThat(run("search", "engine -again", "--profile", "@Ada_Writes", "--json")).isZero();
    assertThat(json().size()).isEqualTo(1);
    assertThat(run("search", "engine", "--since", "2026-01-03", "--json")).isZero();
    assertThat(json().size()).isEqualTo(1);
    assertThat(run("search", "engine", "--until", "2026-01-02", "--json")).isZero();
    assertThat(json().get(0).get("text").asString())
        .isEqualTo("The engine weaves\nalgebraic patterns");
    assertThat(run("search", "nothing of the kind")).isZero();
    assertThat(session.out()).contains("no such tweets");
  }

  @Test
  void timeline_isPagedAndSafeToLookAt() {
    assertThat(run("timeline", "ada_writes", "--limit", "2")).isZero();
    assertThat(session.out())
        .contains(Long.toString(id(3)), "--before " + id(2))
        .doesNotContain("\u001b");
    assertThat(run("timeline", "ada_writes", "--before", Long.toString(id(2)), "--json")).isZero();
    assertThat(json().size()).isEqualTo(1);
  }

  @Test
  void show_tellsWhatATweetWas() throws SQLException {
    upsert(START.plus(Duration.ofDays(50)), tweet(1, "The engine weaves other patterns", 9L));

    assertThat(run("show", "https://nitter.example/ada_writes/status/" + id(1) + "#m")).isZero();
    assertThat(session.out())
        .contains("The engine weaves other patterns", "algebraic patterns", "likes 9", "likes 5");
    assertThat(run("show", Long.toString(id(1)), "--json")).isZero();
    assertThat(json().get("versions").size()).isEqualTo(1);
    assertThat(json().get("stats").get(0).get("stats").get("likes").asInt()).isEqualTo(5);
  }

  @Test
  void show_tellsTheVerdictAndItsEvidence() throws SQLException {
    assertThat(run("show", Long.toString(id(2)), "--json")).isZero();
    assertThat(json().get("verdict").isNull()).as("not looked at yet").isTrue();
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, verdict, since, there_at, due_at)
        select id, profile_id, created_at, 'gone', '2026-03-02T08:00:00Z', '2026-03-01T00:00:00Z',
          '2026-04-01T00:00:00Z'
        from tweet where id = %1$d;
        insert into observation (tweet_id, at, place, seen, controlled, author)
        values (%1$d, '2026-03-02T00:00:00Z', 'nitter:one.example', 'missing', true, 'visible'),
          (%1$d, '2026-03-02T08:00:00Z', 'nitter:two.example', 'missing', true, 'visible')\
        """
            .formatted(id(2)));

    assertThat(run("show", Long.toString(id(2)))).isZero();
    assertThat(session.out())
        .contains(
            "gone since 2026-03-02T08:00:00Z",
            "missing at nitter:one.example, beside a control, author visible",
            "missing at nitter:two.example");
    assertThat(run("show", Long.toString(id(2)), "--json")).isZero();
    assertThat(json().get("verdict").get("verdict").asString()).isEqualTo("gone");
    assertThat(json().get("verdict").get("looks").size()).isEqualTo(2);
  }

  @Test
  void coverage_tellsWhatWasReadAndWhatNot() {
    assertThat(run("coverage", "ada_writes", "--json")).isZero();
    assertThat(json().get("covered").size()).isEqualTo(1);
    assertThat(json().get("gaps").get(0).get("from").asString()).isEqualTo("2026-01-11T00:00:00Z");
    assertThat(run("coverage", "ada_writes")).isZero();
    assertThat(session.out()).contains("read:", "not read yet:");
  }

  @Test
  void export_writesEverythingAndDefusesFormulas() throws Exception {
    Path csv = folder.resolve("ada.csv");
    assertThat(run("export", "ada_writes", "--format", "csv", "--output", csv.toString())).isZero();
    assertThat(session.err()).contains("3 tweet(s)");
    assertThat(Files.readString(csv)).contains("'=cmd|").startsWith("id,author,");
    assertThat(run("export", "ada_writes", "--format", "csv", "--output", csv.toString()))
        .isEqualTo(2);
    assertThat(session.err()).contains("there already");

    assertThat(run("export", "ada_writes", "--format", "jsonl")).isZero();
    List<String> texts = new ArrayList<>();
    session
        .out()
        .lines()
        .forEach(line -> texts.add(JsonMapper.shared().readTree(line).get("text").asString()));
    assertThat(texts).hasSize(3).contains("=cmd|' /C calc'!A0");
  }

  @Test
  void wrongInput_isAUsageError() {
    assertThat(run("timeline", "nobody")).isEqualTo(2);
    assertThat(session.err()).contains("no profile @nobody is stored");
    assertThat(run("show", "12345678901234567890")).isEqualTo(2);
    assertThat(run("show", "77")).isEqualTo(2);
    assertThat(session.err()).contains("tweet 77 is not stored");
    assertThat(run("search", "a", "--limit", "0")).isEqualTo(2);
    assertThat(run("search", "a", "--since", "2026-02-01", "--until", "2026-01-01")).isEqualTo(2);
    assertThat(run("export", "ada_writes", "--format", "xml")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2080-01-01", "9999-12-31"})
  void daysToCome_hideNothing(String day) {
    assertThat(run("search", "engine", "--until", day, "--json")).isZero();
    assertThat(json().size()).isEqualTo(2);
    assertThat(run("timeline", "ada_writes", "--until", day, "--json")).isZero();
    assertThat(json().size()).isEqualTo(3);
    assertThat(run("search", "engine", "--since", day)).isZero();
    assertThat(session.out()).contains("no such tweets");
    assertThat(run("export", "ada_writes", "--format", "jsonl", "--since", day)).isZero();
    assertThat(session.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01", "0000-12-31", "+10000-01-01", "+999999999-12-31"})
  void daysOfNoCalendar_areWrongUsage(String day) {
    for (List<String> verb :
        List.of(
            List.of("search", "engine"),
            List.of("timeline", "ada_writes"),
            List.of("export", "ada_writes", "--format", "csv"))) {
      for (String option : List.of("--since=", "--until=")) {
        List<String> line = new ArrayList<>(verb);
        line.add(option + day);
        assertThat(run(line.toArray(String[]::new))).as("%s", line).isEqualTo(2);
        assertThat(session.err()).contains("years go from 1 to 9999");
      }
    }
  }

  @Test
  void idsAndNamesThatCannotBe_areUsageErrors() {
    for (String id : List.of("12345678901234567890", "99999999999999999999", "-5", "0", "x")) {
      assertThat(run("show", "--", id)).as(id).isEqualTo(2);
      assertThat(session.err()).contains("'" + id + "' is no tweet");
      assertThat(run("show", "https://x.com/ada/status/" + id)).as(id).isEqualTo(2);
    }
    assertThat(run("timeline", "ada_writes", "--before", "12345678901234567890")).isEqualTo(2);
    assertThat(session.err()).contains("--before").contains("12345678901234567890");
    for (String verb : List.of("timeline", "coverage", "export")) {
      List<String> line = new ArrayList<>(List.of(verb, "a".repeat(100_000)));
      line.addAll(verb.equals("export") ? List.of("--format", "csv") : List.of());
      assertThat(run(line.toArray(String[]::new))).as(verb).isEqualTo(2);
      assertThat(session.err()).contains("no profile @aaa").hasSizeLessThan(1_000);
    }
  }

  @Test
  void erasure_takesUpWhatACrashLeft() throws Exception {
    database.inTransaction(tx -> {
      EraseProfile.ask(tx.connection(), 7, START);
      return tx;
    });

    assertThat(EraseProfile.finish(database, START.plus(Duration.ofHours(1)))).isEqualTo(1);

    assertThat(EraseProfile.finish(database, START.plus(Duration.ofHours(2)))).isZero();
    assertThat(run("timeline", "ada_writes")).isEqualTo(2);
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery("select tweets, username from erasure")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(3);
        assertThat(row.getString(2)).isEqualTo("ada_writes");
        return row.next();
      }
    });
  }
}
