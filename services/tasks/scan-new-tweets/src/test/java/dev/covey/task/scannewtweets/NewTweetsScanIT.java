/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.scannewtweets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.InsertCoverage;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.ParkJobs;
import dev.covey.model.outbox.ParkingKind;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import dev.covey.task.scannewtweets.NewTweetsScan.Round;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SelectTexts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class NewTweetsScanIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final Instant UNTIL = NOW.minus(SETTLE);
  private static final Instant BEGIN = Instant.parse("2026-11-16T06:00:00Z");

  private long tweets;
  private Database database;
  private Entities entities;

  @BeforeEach
  void open(Database database) {
    this.database = database;
    entities = new Entities(database);
  }

  @AfterEach
  void close() {
    entities.close();
  }

  private Round scan(Instant now) throws SQLException {
    StandingClock clock = new StandingClock(now);
    PostgresOutbox outbox = new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
    return new NewTweetsScan(database, entities, outbox, clock, SETTLE).run();
  }

  /** Busy enough to be fetched a day at a time. */
  private long profile(String username, String status, Instant from) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.fullName = username;
    profile.posts = 1_000_000L;
    profile.joinedAt = Instant.parse("2020-01-01T00:00:00Z");
    profile.trackFrom = from;
    profile.status = status;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  private long profile(String username) throws SQLException {
    return profile(username, "active", BEGIN);
  }

  private void cover(long profile, Instant from, Instant until) throws SQLException {
    database.inTransaction(transaction -> {
      InsertCoverage.of(transaction, profile, new Slice(from, until), "nitter", 0, NOW);
      return profile;
    });
  }

  private void settleJobs(String state) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement =
          transaction
              .connection()
              .prepareStatement("update job set state = ? where state = 'waiting'")) {
        statement.setString(1, state);
        return statement.executeUpdate();
      }
    });
  }

  /** What waits to be fetched, newest first. */
  private List<Slice> waiting(long profile) throws SQLException {
    return database.inTransaction(transaction -> {
      List<Slice> slices = new ArrayList<>();
      try (var statement =
          transaction
              .connection()
              .prepareStatement(
                  """
                  select body::jsonb -> 'payload' ->> 'from', body::jsonb -> 'payload' ->> 'until'
                  from job
                  where type = 'FetchAndPersist' and state = 'waiting'
                    and (body::jsonb -> 'payload' ->> 'profileId')::bigint = ?
                  order by 1 desc
                  """)) {
        statement.setLong(1, profile);
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            slices.add(new Slice(Instant.parse(row.getString(1)), Instant.parse(row.getString(2))));
          }
        }
      }
      return slices;
    });
  }

  private static Slice slice(String from, String until) {
    return new Slice(Instant.parse(from), Instant.parse(until));
  }

  @Test
  void gaps_areQueuedAndNothingElse() throws Exception {
    long ada = profile("ada");
    cover(ada, Instant.parse("2026-11-17T12:00:00Z"), Instant.parse("2026-11-19T18:00:00Z"));
    long bela = profile("bela");
    cover(bela, BEGIN.minus(Duration.ofDays(1)), UNTIL);

    assertThat(scan(NOW)).isEqualTo(new Round(2, 4));
    assertThat(waiting(ada))
        .containsExactly(
            slice("2026-11-20T00:00:00Z", "2026-11-20T07:59:00Z"),
            slice("2026-11-19T18:00:00Z", "2026-11-20T00:00:00Z"),
            slice("2026-11-17T00:00:00Z", "2026-11-17T12:00:00Z"),
            slice("2026-11-16T06:00:00Z", "2026-11-17T00:00:00Z"));
    assertThat(waiting(bela)).isEmpty();
  }

  private void keep(long profile, int days) throws SQLException {
    database.inTransaction(tx ->
        tx.connection()
            .createStatement()
            .executeUpdate("update profile set keep_days = " + days + " where id = " + profile));
  }

  private void store(long profile, Instant... times) throws SQLException {
    List<SourceTweet> made = new ArrayList<>();
    for (Instant time : times) {
      made.add(SourceTweet.builder(++tweets, "somebody", time).text("words").build());
    }
    database.inTransaction(tx -> UpsertTweets.of(tx, profile, made, "nitter", NOW));
  }

  private List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  @Test
  void tweetsThatAreKeptNoLonger_areErased_andNotAskedForAgain() throws Exception {
    long ada = profile("ada");
    long bela = profile("bela");
    keep(ada, 2);
    Instant cut = Instant.parse("2026-11-18T00:00:00Z");
    store(ada, cut.minusMillis(1), cut, NOW.minus(Duration.ofHours(1)));
    store(bela, cut.minusMillis(2));

    scan(NOW);

    assertThat(texts("select created_at at time zone 'UTC' from tweet order by 1"))
        .hasSize(3)
        .as("of bela's, who is kept for ever")
        .anyMatch(time -> time.contains("23:59:59.998"));
    assertThat(waiting(ada).getLast().from()).isEqualTo(cut);
    assertThat(waiting(bela).getLast().from()).isEqualTo(BEGIN);
    assertThat(
            texts(
                "select username || ' ' || tweets || ' ' || (finished_at is not null)"
                    + " || ' ' || (older_than at time zone 'UTC') from erasure"))
        .containsExactly("ada 1 true 2026-11-18 00:00:00");

    scan(NOW.plus(Duration.ofHours(1)));
    assertThat(texts("select 1 from erasure")).as("nothing more to erase").hasSize(1);
    assertThat(waiting(ada).getLast().from()).as("the same slice as before").isEqualTo(cut);
    scan(NOW.plus(Duration.ofDays(3)));
    assertThat(texts("select sum(tweets) from erasure")).containsExactly("3");
  }

  @Test
  void whatIsToBeKeptAfterAll_isReadAgain() throws Exception {
    long ada = profile("ada");
    cover(ada, BEGIN, UNTIL);
    keep(ada, 2);
    Instant cut = Instant.parse("2026-11-18T00:00:00Z");
    scan(NOW);
    assertThat(waiting(ada)).as("what is kept was read").isEmpty();

    keep(ada, 30);
    scan(NOW);

    assertThat(waiting(ada).getFirst().until()).isEqualTo(cut);
    assertThat(waiting(ada).getLast().from()).isEqualTo(BEGIN);
  }

  @Test
  void secondRound_queuesNothingTwice() throws Exception {
    long ada = profile("ada");
    assertThat(scan(NOW)).isEqualTo(new Round(1, 5));
    List<Slice> first = waiting(ada);
    assertThat(scan(NOW)).isEqualTo(new Round(1, 0));
    assertThat(scan(NOW.plus(Duration.ofHours(2))))
        .as("the newest slice is still to be fetched")
        .isEqualTo(new Round(1, 0));
    assertThat(waiting(ada)).isEqualTo(first);
  }

  @Test
  void roundsAtTheSameTime_queueNothingTwice() throws Exception {
    List<Long> profiles = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      profiles.add(profile("person_" + i, "active", NOW.minus(Duration.ofDays(50))));
    }
    int scans = 4;
    CyclicBarrier start = new CyclicBarrier(scans);
    int queued = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Round>> rounds = new ArrayList<>();
      for (int i = 0; i < scans; i++) {
        // each looks at a moment of its own, as the clocks of several processes do
        Instant now = NOW.plusMillis(i);
        rounds.add(
            threads.submit(() -> {
              start.await();
              return scan(now);
            }));
      }
      for (Future<Round> round : rounds) {
        queued += round.get().queued();
      }
    }
    int waiting = 0;
    for (long profile : profiles) {
      List<Slice> slices = waiting(profile);
      assertThat(slices).hasSize(51).doesNotHaveDuplicates();
      for (int i = 1; i < slices.size(); i++) {
        assertThat(slices.get(i).until()).isEqualTo(slices.get(i - 1).from());
      }
      waiting += slices.size();
    }
    assertThat(queued).isEqualTo(waiting);
  }

  @Test
  void profilesThatCannotBeSeen_areLeftAlone() throws Exception {
    for (String status : List.of("protected", "suspended", "not_found")) {
      profile("is_" + status, status, BEGIN);
    }
    assertThat(scan(NOW)).isEqualTo(new Round(0, 0));
  }

  @Test
  void fetchedHistory_isNotQueuedAgain() throws Exception {
    long ada = profile("ada");
    scan(NOW);
    for (Slice slice : waiting(ada)) {
      cover(ada, slice.from(), slice.until());
    }
    settleJobs("done");

    assertThat(scan(NOW)).isEqualTo(new Round(1, 0));
  }

  @Test
  void timeThatPassed_isANewGap() throws Exception {
    long ada = profile("ada");
    cover(ada, BEGIN, UNTIL);
    assertThat(scan(NOW)).isEqualTo(new Round(1, 0));

    assertThat(scan(NOW.plus(Duration.ofHours(1)))).isEqualTo(new Round(1, 1));
    assertThat(waiting(ada)).containsExactly(slice("2026-11-20T07:59:00Z", "2026-11-20T08:59:00Z"));
  }

  @Test
  void sliceThatWasReadInPart_isQueuedForTheRest() throws Exception {
    long ada = profile("ada", "active", Instant.parse("2026-11-19T00:00:00Z"));
    scan(NOW);
    settleJobs("done");
    cover(ada, Instant.parse("2026-11-19T10:00:00Z"), UNTIL);

    assertThat(scan(NOW)).isEqualTo(new Round(1, 1));
    assertThat(waiting(ada)).containsExactly(slice("2026-11-19T00:00:00Z", "2026-11-19T10:00:00Z"));
  }

  @Test
  void parkedSlice_runsAgainAfterAnHour() throws Exception {
    long ada = profile("ada");
    scan(NOW);
    List<Slice> first = waiting(ada);
    park();
    assertThat(scan(NOW)).isEqualTo(new Round(1, 0));
    assertThat(waiting(ada)).isEmpty();

    Instant later = NOW.plus(Duration.ofHours(1)).plus(SETTLE);
    assertThat(scan(later)).isEqualTo(new Round(1, first.size()));
    assertThat(waiting(ada)).isEqualTo(first);
    assertThat(openParked()).isZero();
    assertThat(scan(later)).isEqualTo(new Round(1, 0));
  }

  private void park() throws SQLException {
    database.inTransaction(transaction -> {
      List<ParkJobs.Row> rows = new ArrayList<>();
      try (var statement = transaction.connection().prepareStatement("select id from job");
          var row = statement.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          rows.add(new ParkJobs.Row(id, ParkingKind.EXHAUSTED, "q", "silence", "", true));
        }
      }
      return new ParkJobs().run(transaction.connection(), rows);
    });
  }

  private int openParked() throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement =
              transaction
                  .connection()
                  .prepareStatement("select count(*) from parking where resolved_at is null");
          var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    });
  }

  @Test
  void historyThatBeginsLater_hasNoGapYet() throws Exception {
    profile("ada", "active", UNTIL);
    profile("bela", "active", NOW.plus(Duration.ofDays(3)));
    assertThat(scan(NOW)).isEqualTo(new Round(2, 0));
  }
}
