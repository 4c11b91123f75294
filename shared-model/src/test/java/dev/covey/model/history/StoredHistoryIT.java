/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetStats;
import dev.covey.model.source.Verified;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class StoredHistoryIT {
  private static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-11T12:00:00Z");

  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);

  @Test
  void upsert_namesOnlyNewTweetsAndWritesOnlyChangedOnes(Database database) throws SQLException {
    Profile profile = profile(database, "upserted");
    SourceTweet first = tweet(101, "first").build();
    SourceTweet second =
        tweet(102, "second\nline \0 and a \"quote\"")
            .replyTo(List.of("one", "two"))
            .media(List.of(new Media(Media.Type.PHOTO, "https://pbs.twimg.com/media/a.jpg", "alt")))
            .stats(new TweetStats(1L, 2L, 3L, 4L, null))
            .build();
    SourceTweet poorer = tweet(102, "second\nline \0 and a \"quote\"").build();
    SourceTweet third = tweet(103, "third").build();

    assertThat(store(database, profile, List.of(first, second))).containsExactly(first, second);
    Instant before = changedAt(database, 102);
    assertThat(store(database, profile, List.of(poorer, third))).containsExactly(third);

    assertThat(changedAt(database, 102))
        .as("nothing was lost, so nothing changed")
        .isEqualTo(before);
    assertThat(text(database, "select text from tweet where id = 102"))
        .isEqualTo("second\nline \uFFFD and a \"quote\"");
    assertThat(text(database, "select array_to_string(reply_to, '+') from tweet where id = 102"))
        .isEqualTo("one+two");
    assertThat(text(database, "select media -> 0 ->> 'alt' from tweet where id = 102"))
        .isEqualTo("alt");
    assertThat(text(database, "select likes::text from tweet where id = 102")).isEqualTo("4");
  }

  /** Six characters that look like JSON's escape of NUL, and NUL itself. */
  @Test
  void upsert_takesHostileTextAsItIs(Database database) throws SQLException {
    Profile profile = profile(database, "hostile");
    String hostile = "\\u0000 and \0";
    SourceTweet tweet =
        tweet(201, hostile)
            .note(hostile)
            .media(List.of(new Media(Media.Type.PHOTO, "https://pbs.twimg.com/a.jpg", hostile)))
            .poll(new Poll(List.of(new Poll.Choice(hostile, 100)), 1L, true))
            .card(new Card("https://example.org/", hostile, hostile))
            .build();

    store(database, profile, List.of(tweet));

    String kept = "\\u0000 and \uFFFD";
    for (String column :
        List.of(
            "text",
            "note",
            "media -> 0 ->> 'alt'",
            "poll -> 'choices' -> 0 ->> 'label'",
            "card ->> 'title'",
            "card ->> 'description'")) {
      assertThat(text(database, "select " + column + " from tweet where id = 201"))
          .as(column)
          .isEqualTo(kept);
    }
  }

  @Test
  void profile_takesHostileTextAsItIs(Database database) throws SQLException {
    Profile profile = profile(database, "hostile_card");
    profile.show(
        new SourceProfile(
            "hostile_card",
            "a\0name",
            null,
            "a\0bio",
            "a\0place",
            "https://a\0site",
            null,
            Verified.NONE,
            false,
            SourceProfile.Counts.UNKNOWN,
            "https://a\0vatar",
            "https://a\0banner"),
        NOW);
    try (Entities entities = new Entities(database)) {
      database.inTransaction(transaction -> {
        try (var session = entities.session(transaction)) {
          session.update(profile);
          return profile;
        }
      });
    }
    assertThat(text(database, "select full_name || bio from profile where id = " + profile.id))
        .isEqualTo("a\uFFFDnamea\uFFFDbio");
  }

  @Test
  void gaps_areWhatNoCoverageHolds(Database database) throws SQLException {
    Profile profile = profile(database, "gappy");
    long id = Objects.requireNonNull(profile.id);
    Slice whole = new Slice(JOINED, NOW);
    Slice early = new Slice(JOINED.plus(Duration.ofDays(1)), JOINED.plus(Duration.ofDays(3)));
    Slice overlapping = new Slice(JOINED.plus(Duration.ofDays(2)), JOINED.plus(Duration.ofDays(4)));

    List<Slice> gaps =
        database.inTransaction(transaction -> {
          InsertCoverage.of(transaction, id, early, "nitter", 3, NOW);
          InsertCoverage.of(transaction, id, early, "nitter", 4, NOW);
          InsertCoverage.of(transaction, id, overlapping, "x", 0, NOW);
          return SelectGaps.in(transaction, id, whole);
        });

    assertThat(gaps)
        .containsExactly(new Slice(JOINED, early.from()), new Slice(overlapping.until(), NOW));
  }

  @Test
  void coverage_thatTouchesIsOneRow(Database database) throws SQLException {
    long id = Objects.requireNonNull(profile(database, "scanned").id);
    database.inTransaction(transaction -> {
      for (int scan = 0; scan < 100; scan++) {
        Slice slice = minutes(5 * scan, 5 * scan + 5);
        InsertCoverage.of(transaction, id, slice, "nitter", 1, NOW.plusSeconds(scan));
      }
      InsertCoverage.of(transaction, id, minutes(100, 105), "x", 1, NOW);
      InsertCoverage.of(transaction, id, minutes(600, 700), "nitter", 7, NOW);
      return transaction;
    });
    assertThat(coverage(database, id))
        .containsExactly(
            "nitter 0-500: 100 at " + NOW.plusSeconds(99),
            "nitter 600-700: 7 at " + NOW,
            "x 100-105: 1 at " + NOW);

    Instant later = NOW.plusSeconds(1_000);
    database.inTransaction(transaction -> {
      InsertCoverage.of(transaction, id, minutes(500, 600), "nitter", 5, later);
      InsertCoverage.of(transaction, id, minutes(100, 105), "x", 2, later);
      return transaction;
    });
    assertThat(coverage(database, id))
        .containsExactly("nitter 0-700: 112 at " + later, "x 100-105: 2 at " + later);
  }

  private static Slice minutes(int from, int until) {
    return new Slice(JOINED.plus(Duration.ofMinutes(from)), JOINED.plus(Duration.ofMinutes(until)));
  }

  private static List<String> coverage(Database database, long profile) throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> rows = new ArrayList<>();
      try (var statement = transaction.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select *, extract(epoch from from_at - '%1$s')::int / 60 as since,"
                          .formatted(JOINED)
                      + " extract(epoch from until_at - '%1$s')::int / 60 as till".formatted(JOINED)
                      + " from coverage where profile_id = "
                      + profile
                      + " order by source, from_at")) {
        while (row.next()) {
          rows.add(
              "%s %d-%d: %d at %s"
                  .formatted(
                      row.getString("source"),
                      row.getInt("since"),
                      row.getInt("till"),
                      row.getInt("tweets"),
                      Columns.instant(row, "seen_at")));
        }
      }
      return rows;
    });
  }

  @Test
  void queueing_againAndLaterAddsOnlyWhatIsMissing(Database database) throws SQLException {
    Profile profile = profile(database, "queued");
    profile.posts = 100_000L;

    int queued = queue(database, profile, NOW);
    assertThat(queued).as("ten days and a half, a day each").isEqualTo(11);
    assertThat(queue(database, profile, NOW)).isZero();
    assertThat(queue(database, profile, NOW.plus(Duration.ofDays(1)))).isEqualTo(1);
  }

  @Test
  void names_areFoundWhateverTheirCase(Database database) throws SQLException {
    Profile profile = profile(database, "MixedCase");
    try (Entities entities = new Entities(database)) {
      Long found =
          database.inTransaction(transaction -> {
            try (var session = entities.session(transaction)) {
              return new Profiles_(session).byUsername("mixedcASE").orElseThrow().id;
            }
          });
      assertThat(found).isEqualTo(profile.id);
    }
  }

  private int queue(Database database, Profile profile, Instant until) throws SQLException {
    return database.inTransaction(tx -> QueueGaps.of(tx, outbox, profile, until));
  }

  private static Profile profile(Database database, String username) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.fullName = username;
    profile.joinedAt = JOINED;
    profile.trackFrom = JOINED;
    try (Entities entities = new Entities(database)) {
      database.inTransaction(transaction -> {
        try (var session = entities.session(transaction)) {
          session.insert(profile);
          return null;
        }
      });
    }
    return profile;
  }

  private static dev.covey.model.source.SourceTweetBuilder tweet(long id, String text) {
    return SourceTweet.builder(id, "author", NOW).text(text);
  }

  private static List<SourceTweet> store(
      Database database, Profile profile, List<SourceTweet> tweets) throws SQLException {
    long id = Objects.requireNonNull(profile.id);
    return database.inTransaction(
        transaction -> UpsertTweets.of(transaction, id, tweets, "nitter", Instant.now()));
  }

  private static Instant changedAt(Database database, long id) throws SQLException {
    return Instant.parse(
        text(
            database,
            "select to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from tweet where id = "
                + id));
  }

  private static String text(Database database, String sql) throws SQLException {
    return database.inTransaction((Transaction transaction) -> {
      try (var statement = transaction.connection().createStatement();
          var row = statement.executeQuery(sql)) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    });
  }
}
