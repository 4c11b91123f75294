/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.review.NoteNewTweets;
import dev.covey.model.review.ReviewSchedule;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.task.syncprofiles.SyncRound.Result;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounds against a real database, and instances that imitate Nitter. */
@ExtendWith(MigratedDatabase.class)
class SyncRoundIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant JOINED = Instant.parse("2020-03-02T01:00:00Z");
  private static final Duration APART = Duration.ofHours(6);
  private static final Duration EVERY = Duration.ofHours(3);
  private static NitterSimulator simulator;

  private final SettableClock clock = new SettableClock(NOW);
  private Database database;
  private Entities entities;
  private AccountLedger ledger;
  private long ada;

  @BeforeAll
  static void startSimulator() {
    WorldBuilder world = new WorldBuilder(JOINED);
    world.user("ada").name("Ada").bio("Letters.").post("a note", NOW.minus(Duration.ofDays(1)));
    world.user("bela").post("another", NOW.minus(Duration.ofDays(1)));
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(NOW.plus(Duration.ofDays(100))),
            InstanceSettings.named("one"),
            InstanceSettings.named("two"));
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    simulator.reset();
    simulator.instances().forEach(NitterInstance::start);
    this.database = database;
    new LedgerPolicies(database)
        .set(
            new MeterKey("nitter:*", "request"),
            Policy.of(Duration.ZERO, new Window(10_000, Duration.ofMinutes(1))),
            "test");
    entities = new Entities(database);
    ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE);
    ada = profile("ada", 100_001L);
  }

  @AfterEach
  void close() {
    ledger.close();
    entities.close();
  }

  private long profile(String username, @Nullable Long userId) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.xUserId = userId;
    profile.joinedAt = JOINED;
    profile.fullName = username.equals("ada") ? "Ada" : username;
    profile.bio = username.equals("ada") ? "Letters." : null;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  private Result round() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
    HistoryConfig settings = new HistoryConfig(APART, ReviewSchedule.DEFAULT, EVERY);
    try (NitterSource source =
        new NitterSource(NitterSettings.of(simulator.urls()), ledger, clock, SourceMetrics.NONE)) {
      return SyncRound.over(database, entities, _ -> source, outbox, clock, settings).run();
    }
  }

  private Result roundAfter(Duration pause) throws Exception {
    clock.advance(pause);
    return round();
  }

  private List<String> texts(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> texts = new ArrayList<>();
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(String.valueOf(row.getString(1)));
        }
      }
      return texts;
    });
  }

  private String value(String column) throws SQLException {
    return texts("select " + column + " from profile where id = " + ada).getFirst();
  }

  private List<String> told() throws SQLException {
    return texts(
        """
        select concat_ws(' ', payload ->> 'field', payload ->> 'before', '>', payload ->> 'after')
        from event, lateral (select body::jsonb -> 'payload') as of (payload) order by id
        """);
  }

  private static void change(UnaryOperator<WorldUser> change) {
    WorldUser now = simulator.upstream().user(100_001L).orElseThrow();
    simulator.upstream().put(change.apply(now));
  }

  @Test
  void activeProfile_isLookedAtInItsTurnOnly() throws Exception {
    assertThat(round()).isEqualTo(new Result(1, 0, 0));
    assertThat(round()).isEqualTo(new Result(0, 0, 0));
    assertThat(roundAfter(EVERY.minusSeconds(1))).isEqualTo(new Result(0, 0, 0));
    assertThat(roundAfter(Duration.ofSeconds(1))).isEqualTo(new Result(1, 0, 0));
    assertThat(value("status")).isEqualTo("active");
    assertThat(texts("select seen from profile_look")).containsExactly("active", "active");
    assertThat(told()).isEmpty();
  }

  @Test
  void changesOfTheCard_areTold() throws Exception {
    round();
    change(user -> user.toBuilder().name("Ada B").bio("").build());
    roundAfter(EVERY);
    assertThat(told()).containsExactly("fullName Ada > Ada B", "bio Letters. >");
    assertThat(value("full_name")).isEqualTo("Ada B");
  }

  @Test
  void renamedProfile_isFollowedByItsNumber() throws Exception {
    round();
    change(user -> user.toBuilder().username("ada_b").build());
    roundAfter(EVERY);
    assertThat(value("username")).isEqualTo("ada_b");
    assertThat(value("status")).isEqualTo("active");
    assertThat(told()).containsExactly("username ada > ada_b");
    assertThat(texts("select distinct body::jsonb -> 'payload' ->> 'username' from event"))
        .containsExactly("ada_b");
  }

  @Test
  void whatWaitedForTheOldName_isFetchedAtOnceUnderTheNew() throws Exception {
    round();
    database.inTransaction(tx ->
        tx.connection()
            .createStatement()
            .executeUpdate(
                """
                insert into job (id, type, state, body, unique_key, created_at, run_at)
                select gen_random_uuid(), 'FetchAndPersist', 'waiting', '{}',
                  'fetch:' || id || ':2026-11-01', now(), timestamptz '2027-01-01'
                from (values (%d), (%d)) as profiles (id)
                """
                    .formatted(ada, ada * 10)));
    change(user -> user.toBuilder().username("ada_b").build());
    roundAfter(EVERY);

    assertThat(
            texts(
                "select unique_key || ' ' || (run_at < '2027-01-01') from job"
                    + " where type = 'FetchAndPersist' order by unique_key"))
        .containsExactlyInAnyOrder(
            "fetch:" + ada + ":2026-11-01 true", "fetch:" + ada * 10 + ":2026-11-01 false");
  }

  @Test
  void namesThatWereSwapped_areSwapped() throws Exception {
    long bela = profile("bela", 100_002L);
    round();
    change(user -> user.toBuilder().username("tmp").build());
    WorldUser other = simulator.upstream().user(100_002L).orElseThrow();
    simulator.upstream().put(other.toBuilder().username("ada").build());
    change(user -> user.toBuilder().username("bela").build());
    roundAfter(EVERY);
    roundAfter(EVERY);
    assertThat(value("username")).isEqualTo("bela");
    assertThat(texts("select username from profile where id = " + bela)).containsExactly("ada");
    assertThat(texts("select distinct status from profile")).containsExactly("active");
  }

  @Test
  void nameThatAnotherTook_isNotBelieved() throws Exception {
    round();
    change(user -> user.toBuilder().username("ada_b").state(UserState.DEACTIVATED).build());
    simulator.upstream().put(WorldUser.builder(999, "ada", NOW).bio("a squatter").build());
    roundAfter(EVERY);
    assertThat(value("status")).isEqualTo("active");
    assertThat(value("suspected")).isEqualTo("not_found");
    assertThat(value("bio")).isEqualTo("Letters.");
    roundAfter(APART);
    assertThat(value("status")).isEqualTo("not_found");
    assertThat(told()).containsExactly("status active > not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED, false, suspended",
    "DEACTIVATED, false, not_found",
    "ACTIVE, true, protected"
  })
  void closedProfile_isFollowedUntilASecondLookSaysSo(
      UserState state, boolean locked, String status) throws Exception {
    round();
    change(user -> user.toBuilder().state(state).isProtected(locked).build());
    roundAfter(EVERY);
    assertThat(value("status")).isEqualTo("active");
    assertThat(value("suspected")).isEqualTo(status);
    assertThat(value("status_reason")).contains(status).contains("second look");
    assertThat(told()).isEmpty();
    assertThat(roundAfter(APART.minusSeconds(1)).looked()).isZero();
    roundAfter(Duration.ofSeconds(1));
    assertThat(value("status")).isEqualTo(status);
    assertThat(told()).containsExactly("status active > " + status);

    assertThat(roundAfter(Duration.ofDays(1)).looked()).isEqualTo(1);
    assertThat(roundAfter(Duration.ofHours(23)).looked()).isZero();
    change(user -> user.toBuilder().state(UserState.ACTIVE).isProtected(false).build());
    roundAfter(Duration.ofDays(1));
    assertThat(value("status")).isEqualTo("active");
    assertThat(told())
        .containsExactly("status active > " + status, "status " + status + " > active");
  }

  @Test
  void oneFalseLook_changesNothing() throws Exception {
    round();
    simulator.instances().forEach(instance -> instance.trouble(Trouble.USERS_NOT_FOUND));
    roundAfter(EVERY);
    assertThat(value("suspected")).isEqualTo("not_found");
    simulator.reset();
    roundAfter(APART);
    assertThat(value("status")).isEqualTo("active");
    assertThat(value("suspected")).isEqualTo("null");
    assertThat(told()).isEmpty();
    assertThat(texts("select distinct seen from profile_look order by 1"))
        .containsExactly("active", "not_found");
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"NETWORK_ERROR", "ANUBIS", "EMPTY_BODY", "BAD_GATEWAY", "PARKED_DOMAIN"})
  void brokenSource_leavesTheProfileAsItWas(Trouble trouble) throws Exception {
    simulator.instances().forEach(instance -> instance.trouble(trouble));
    assertThat(round()).isEqualTo(new Result(1, 1, 0));
    for (int i = 0; i < 30; i++) {
      roundAfter(Duration.ofHours(1));
    }
    assertThat(value("status")).isEqualTo("active");
    assertThat(value("suspected")).isEqualTo("null");
    assertThat(value("status_reason")).contains("127.0.0.1");
    assertThat(texts("select distinct seen from profile_look")).containsExactly("source_broken");
    assertThat(told()).isEmpty();
  }

  @Test
  void limit_isNoLook() throws Exception {
    simulator.instances().forEach(instance -> instance.trouble(Trouble.RATE_LIMITED));
    assertThat(round()).isEqualTo(new Result(1, 1, 0));
    assertThat(texts("select seen from profile_look")).isEmpty();
    assertThat(value("status_reason")).contains("rate limited");
    simulator.reset();
    assertThat(roundAfter(Duration.ofMinutes(5))).isEqualTo(new Result(1, 0, 0));
  }

  @Test
  void pausedProfile_isLeftAlone() throws Exception {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate("update profile set paused_at = now()");
      }
    });
    assertThat(round()).isEqualTo(new Result(0, 0, 0));
  }

  private void store(int tweets, Instant firstSeen, Duration age) throws SQLException {
    List<SourceTweet> seen = new ArrayList<>();
    for (int i = 0; i < tweets; i++) {
      Instant at = firstSeen.minus(age).plusMillis(i);
      seen.add(SourceTweet.builder(9_000_000_000L + i, "ada", at).build());
    }
    database.inTransaction(transaction -> {
      List<SourceTweet> fresh = UpsertTweets.of(transaction, ada, seen, "nitter", firstSeen);
      NoteNewTweets.of(transaction, ada, fresh);
      return fresh;
    });
  }

  @Test
  void tweets_areQueuedWhenTheyAreDue() throws Exception {
    store(250, NOW, Duration.ofHours(30));
    assertThat(round().queued()).isZero();
    assertThat(texts("select count(*) from review")).containsExactly("250");
    assertThat(texts("select count(*) from review_new")).containsExactly("0");
    assertThat(roundAfter(Duration.ofHours(12)).queued()).isEqualTo(3);
    assertThat(
            texts(
                """
                select jsonb_array_length(body::jsonb -> 'payload' -> 'tweetIds')
                from job where type = 'PersistedReview' order by 1
                """))
        .containsExactly("50", "100", "100");
    assertThat(round().queued()).as("they are in hand").isZero();
    assertThat(roundAfter(Duration.ofDays(1)).queued()).as("jobs still wait").isZero();
  }

  @Test
  void oldTweets_comeDueBitByBit() throws Exception {
    store(250, NOW, Duration.ofDays(1_000));
    round();
    assertThat(roundAfter(Duration.ofDays(29)).queued()).isZero();
    roundAfter(Duration.ofDays(16));
    int tweets =
        Integer.parseInt(
            texts(
                    """
                    select sum(jsonb_array_length(body::jsonb -> 'payload' -> 'tweetIds'))
                    from job where type = 'PersistedReview'
                    """)
                .getFirst());
    assertThat(tweets).isBetween(75, 175);
  }

  @Test
  void suspectedProfile_hasNoReviews() throws Exception {
    store(10, NOW, Duration.ofHours(30));
    change(user -> user.toBuilder().state(UserState.SUSPENDED).build());
    roundAfter(Duration.ofHours(12));
    assertThat(value("suspected")).isEqualTo("suspended");
    assertThat(texts("select id::text from job")).isEmpty();
  }

  @Test
  void roundsAtTheSameTime_doNothingTwice() throws Exception {
    store(900, NOW.minus(Duration.ofHours(12)), Duration.ofHours(30));
    for (int i = 0; i < 30; i++) {
      profile("person_" + i, null);
    }
    int rounds = 4;
    CyclicBarrier start = new CyclicBarrier(rounds);
    int looked = 0;
    int queued = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result>> results = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        results.add(
            threads.submit(() -> {
              start.await();
              return round();
            }));
      }
      for (Future<Result> result : results) {
        looked += result.get().looked();
        queued += result.get().queued();
      }
    }
    assertThat(looked).isEqualTo(31);
    // where one round takes the tweets in and another finds them due, they may be parted
    assertThat(queued).isBetween(9, 9 + rounds);
    assertThat(
            texts(
                """
                select count(*) || ' ' || count(distinct tweet) from job,
                  jsonb_array_elements_text(body::jsonb -> 'payload' -> 'tweetIds') as of (tweet)
                where type = 'PersistedReview'
                """))
        .containsExactly("900 900");
  }
}
