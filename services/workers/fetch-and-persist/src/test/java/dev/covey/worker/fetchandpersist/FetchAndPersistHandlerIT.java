/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.SelectGaps;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The handler against a real database, and an instance that imitates Nitter. */
@ExtendWith(MigratedDatabase.class)
class FetchAndPersistHandlerIT {
  private static final Instant BEGIN = Instant.parse("2026-10-20T00:30:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice LONG =
      new Slice(Instant.parse("2026-10-22T06:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));
  private static final Slice SILENT =
      new Slice(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
  private static final Map<Long, Instant> WRITTEN = new TreeMap<>();
  private static NitterSimulator simulator;

  private final StandingClock clock = new StandingClock(NOW);
  private final PostgresOutbox outbox =
      new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
  private final List<NitterSource> sources = new ArrayList<>();
  private Database database;
  private Entities entities;
  private AccountLedger ledger;
  private long ada;

  @BeforeAll
  static void startSimulator() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2020-03-02T01:00:00Z"));
    UserDraft ada = world.user("ada_writes");
    for (int i = 0; i < 130; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(277L * i));
      WRITTEN.put(ada.post("note " + i, at).id(), at);
    }
    world.user("locked").locked().post("secret", BEGIN);
    world.user("banned").state(UserState.SUSPENDED).post("gone", BEGIN);
    simulator =
        NitterSimulator.start(
            world.build(), SimulatorClock.standing(NOW), InstanceSettings.named("one"));
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
    ada = profile("ada_writes", "active");
  }

  @AfterEach
  void close() {
    sources.forEach(NitterSource::close);
    ledger.close();
    entities.close();
  }

  private long profile(String username, String status) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.fullName = username;
    profile.status = status;
    profile.trackFrom = BEGIN;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  /** As a worker that was just started sees it: no instance is left alone yet. */
  private JobOutcome handle(long profileId, Slice slice) throws Exception {
    return handle(source(simulator.urls()), profileId, slice);
  }

  private NitterSource source(List<URI> instances) {
    NitterSource source =
        new NitterSource(NitterSettings.of(instances), ledger, clock, SourceMetrics.NONE);
    sources.add(source);
    return source;
  }

  private JobOutcome handle(TweetSource source, long profileId, Slice slice) throws Exception {
    return new FetchAndPersistHandler(database, entities, source, outbox, clock)
        .handle(
            new FetchAndPersist(profileId, "name_of_old", slice.from(), slice.until()),
            new JobContext(UUID.randomUUID(), 1));
  }

  private void settle(JobOutcome outcome) throws SQLException {
    Effect effect =
        switch (outcome) {
          case JobOutcome.Done(var done) -> done;
          case JobOutcome.RetryAt(_, _, var failed) -> failed;
          case JobOutcome.Postpone(_, _, var postponed) -> postponed;
          case JobOutcome.Park _ -> Effect.NONE;
        };
    database.inTransaction(transaction -> {
      effect.apply(transaction);
      return effect;
    });
  }

  private void work(Slice slice) throws Exception {
    JobOutcome outcome = handle(ada, slice);
    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    settle(outcome);
  }

  private List<String> texts(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> texts = new ArrayList<>();
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
      return texts;
    });
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  private static List<Long> written(Slice slice) {
    return WRITTEN.entrySet().stream()
        .filter(entry -> !entry.getValue().isBefore(slice.from()))
        .filter(entry -> entry.getValue().isBefore(slice.until()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Long> stored() throws SQLException {
    return texts("select id from tweet order by id").stream().map(Long::valueOf).toList();
  }

  private List<Long> told() throws SQLException {
    return texts(
            """
            select body::jsonb -> 'payload' ->> 'tweetId' from event
            where type = 'TweetDetected' order by 1
            """)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private List<Slice> gaps(Slice slice) throws SQLException {
    return database.inTransaction(transaction -> SelectGaps.in(transaction, ada, slice));
  }

  private void assertNothingStored() throws SQLException {
    assertThat(stored()).isEmpty();
    assertThat(told()).isEmpty();
    assertThat(texts("select source from coverage")).isEmpty();
  }

  @Test
  void slice_isStoredWithCoverageAndAnEventPerTweetInOneTransaction() throws Exception {
    JobOutcome outcome = handle(ada, LONG);
    assertNothingStored();
    settle(outcome);

    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    assertThat(stored()).isEqualTo(written(LONG));
    assertThat(told()).isEqualTo(written(LONG));
    assertThat(gaps(LONG)).isEmpty();
    assertThat(
            texts(
                "select source || ' ' || tweets from coverage where seen_at = '"
                    + NOW
                    + "' and from_at = '"
                    + LONG.from()
                    + "' and until_at = '"
                    + LONG.until()
                    + "'"))
        .containsExactly("nitter " + written(LONG).size());
    assertThat(
            texts(
                """
                select xmin::text from tweet union select xmin::text from coverage
                union select xmin::text from event
                """))
        .as("transactions that wrote")
        .hasSize(1);
  }

  @Test
  void sameJobAgain_changesNothingAndTellsNothing() throws Exception {
    String tweets = "select id || ' ' || xmin || ' ' || changed_at from tweet order by id";
    work(LONG);
    List<String> before = texts(tweets);
    work(LONG);

    assertThat(texts(tweets)).isEqualTo(before);
    assertThat(told()).isEqualTo(written(LONG));
    assertThat(texts("select source from coverage")).hasSize(1);
  }

  @Test
  void newTweets_ofAProfileToBeArchivedAreQueuedWithThemAndOnlyOnce() throws Exception {
    String archives =
        "select body::jsonb -> 'payload' ->> 'tweetId' from job where type = 'Archive' order by 1";
    Slice earlier = new Slice(LONG.from(), Instant.parse("2026-11-01T00:00:00Z"));
    work(earlier);
    assertThat(texts(archives)).as("off by default").isEmpty();

    execute("update profile set archive = true");
    JobOutcome outcome = handle(ada, LONG);
    assertThat(texts(archives)).isEmpty();
    settle(outcome);
    settle(handle(ada, LONG));
    List<Long> fresh = written(new Slice(earlier.until(), LONG.until()));
    assertThat(texts(archives)).isEqualTo(fresh.stream().map(String::valueOf).toList());
    assertThat(texts("select unique_key from job where type = 'Archive' order by 1"))
        .isEqualTo(fresh.stream().map(id -> "archive:" + id).toList());
    assertThat(texts("select distinct body::jsonb -> 'payload' ->> 'url' from job"))
        .contains("https://x.com/ada_writes/status/" + fresh.getFirst());
  }

  @Test
  void sameJobTwiceAtOnce_tellsEachTweetOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<JobOutcome> outcomes = List.of(handle(ada, LONG), handle(ada, LONG));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JobOutcome>> settled = new ArrayList<>();
      for (JobOutcome outcome : outcomes) {
        settled.add(
            threads.submit(() -> {
              start.await();
              settle(outcome);
              return outcome;
            }));
      }
      for (Future<JobOutcome> future : settled) {
        future.get();
      }
    }
    assertThat(stored()).isEqualTo(written(LONG));
    assertThat(told()).isEqualTo(written(LONG));
  }

  @Test
  void overlappingSlice_tellsOnlyWhatIsNew() throws Exception {
    Slice later = new Slice(Instant.parse("2026-11-05T00:00:00Z"), LONG.until());
    work(later);
    assertThat(told()).isEqualTo(written(later));
    work(LONG);
    assertThat(told()).isEqualTo(written(LONG));
    assertThat(stored()).isEqualTo(written(LONG));
  }

  @Test
  void silentSlice_isCoveredWithoutTweets() throws Exception {
    work(SILENT);
    assertThat(stored()).isEmpty();
    assertThat(told()).isEmpty();
    assertThat(gaps(SILENT)).isEmpty();
    assertThat(texts("select tweets from coverage")).containsExactly("0");
  }

  @Test
  void lastMinute_staysAGapSinceSearchShowsItLate() throws Exception {
    Slice today = new Slice(Instant.parse("2026-11-13T00:00:00Z"), NOW);
    work(today);
    assertThat(stored()).isEqualTo(written(today));
    assertThat(gaps(today)).containsExactly(new Slice(NOW.minus(Duration.ofMinutes(1)), NOW));
  }

  @Test
  void rateLimit_postponesWithoutAnAttempt() throws Exception {
    simulator.instance("one").trouble(Trouble.RATE_LIMITED);
    JobOutcome outcome = handle(ada, LONG);
    settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isAfter(NOW);
              assertThat(postpone.reason()).contains("127.0.0.1").contains("rate limited");
            });
    assertNothingStored();
  }

  @Test
  void ourOwnLimit_postponesUntilThereIsRoom() throws Exception {
    URI url = simulator.instance("one").url();
    Instant until = NOW.plus(Duration.ofMinutes(10));
    MeterKey meter = new MeterKey("nitter:" + url.getHost() + ":" + url.getPort(), "request");
    ledger.block(meter, until, "held back");
    JobOutcome outcome = handle(ada, LONG);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isBetween(until, until.plusSeconds(10));
              assertThat(postpone.reason()).contains("held back");
            });
    settle(outcome);
    assertNothingStored();
  }

  @Test
  void deadInstance_isTriedAgainLater() throws Exception {
    simulator.instance("one").stop();
    JobOutcome outcome = handle(ada, LONG);
    settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.at()).isAfter(NOW);
              assertThat(retry.reason()).contains("127.0.0.1");
            });
    assertNothingStored();
  }

  @Test
  void instanceThatIsLeftAlone_costsTheOtherJobsNoAttempt() throws Exception {
    simulator.instance("one").trouble(Trouble.RATE_LIMITED);
    NitterSource source = source(simulator.urls());
    assertThat(handle(source, ada, LONG)).isInstanceOf(JobOutcome.Postpone.class);
    for (int i = 0; i < 8; i++) {
      assertThat(handle(source, ada, SILENT))
          .isInstanceOfSatisfying(
              JobOutcome.Postpone.class,
              postpone -> {
                assertThat(postpone.at()).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
                assertThat(postpone.reason()).contains("left alone").contains("rate limited");
              });
    }
  }

  @Test
  void outage_costsAttemptsOnlyWhereAnInstanceWasAsked() throws Exception {
    simulator.instance("one").stop();
    NitterSource source = source(simulator.urls());
    List<JobOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(handle(source, ada, LONG));
    }
    assertThat(outcomes).filteredOn(JobOutcome.RetryAt.class::isInstance).hasSizeBetween(1, 3);
    assertThat(outcomes.getLast()).isInstanceOf(JobOutcome.Postpone.class);
  }

  @Test
  void workerWithoutInstances_spoilsNoJob() throws Exception {
    assertThat(handle(source(List.of()), ada, LONG))
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> assertThat(postpone.reason()).contains("COVEY_NITTER_HOSTS"));
    assertNothingStored();
  }

  @Test
  void tweetsThatProveNoRange_areStoredAndTheJobComesAgain() throws Exception {
    simulator
        .instance("one")
        .trouble(FaultRule.always("*", "/*/search", Trouble.TIMELINES_EMPTY.fault()));
    JobOutcome outcome = handle(ada, LONG);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.at()).isAfter(NOW);
              assertThat(retry.reason()).contains("search");
            });
    settle(outcome);
    assertThat(stored()).isNotEmpty();
    assertThat(told()).isEqualTo(stored());
    assertThat(gaps(LONG)).containsExactly(LONG);
    finishInPeace();
  }

  @Test
  void searchThatCannotBeTrusted_isNoSilence() throws Exception {
    simulator.instance("one").trouble(Trouble.TIMELINES_EMPTY);
    JobOutcome outcome = handle(ada, SILENT);
    assertThat(outcome).isInstanceOf(JobOutcome.RetryAt.class);
    settle(outcome);
    assertNothingStored();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"CURSOR_LOOP", "SEARCH_RATE_LIMITED", "TIMELINES_EMPTY"})
  void troubleInTheMiddle_coversOnlyWhatWasSeen(Trouble trouble) throws Exception {
    simulator.instance("one").trouble(FaultRule.always("*", "**", trouble.fault()).sparing(2));
    settle(handle(ada, LONG));

    assertThat(gaps(LONG)).isNotEmpty();
    assertThat(stored()).isNotEmpty();
    assertNothingLost();
    finishInPeace();
  }

  /** These may be made up for by searching again; if not, they must not be called covered. */
  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"SEARCH_ENDS_EARLY", "SEARCH_STRAYS"})
  void searchThatBreaksOff_losesNothing(Trouble trouble) throws Exception {
    simulator.instance("one").trouble(trouble);
    settle(handle(ada, LONG));

    assertThat(stored()).isNotEmpty();
    assertNothingLost();
    finishInPeace();
  }

  /** What is not stored is told by nobody and covered by nothing. */
  private void assertNothingLost() throws SQLException {
    assertThat(written(LONG)).containsAll(stored());
    assertThat(told()).isEqualTo(stored());
    List<Long> lost = new ArrayList<>(written(LONG));
    lost.removeAll(stored());
    for (Slice gap : gaps(LONG)) {
      lost.removeAll(written(gap));
    }
    assertThat(lost).as("tweets called covered that are not stored").isEmpty();
  }

  private void finishInPeace() throws Exception {
    simulator.reset();
    execute("update meter set blocked_until = null where blocked_until is not null");
    for (Slice gap : gaps(LONG)) {
      work(gap);
    }
    assertThat(gaps(LONG)).isEmpty();
    assertThat(stored()).isEqualTo(written(LONG));
    assertThat(told()).isEqualTo(written(LONG));
  }

  @Test
  void unknownProfile_isParked() throws Exception {
    assertThat(handle(4711, LONG))
        .isEqualTo(new JobOutcome.Park("profile 4711 is not in the database"));
  }

  @Test
  void sliceOfTheFuture_isParked() throws Exception {
    JobOutcome outcome = handle(ada, new Slice(NOW, NOW.plus(Duration.ofDays(1))));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Park.class, park -> assertThat(park.reason()).contains("future"));
  }

  @Test
  void inactiveProfile_isDoneWithoutARequest() throws Exception {
    long suspended = profile("suspended_one", "suspended");
    int asked = simulator.audit().entries().size();
    JobOutcome outcome = handle(suspended, LONG);
    settle(outcome);
    assertThat(outcome).isEqualTo(JobOutcome.done());
    assertThat(simulator.audit().entries()).hasSize(asked);
    assertNothingStored();
  }

  @Test
  void profileThatWasClosedMeanwhile_isLookedAtAgainHoursLater() throws Exception {
    assertPostponed("locked", "protected", Duration.ofHours(6));
    assertPostponed("banned", "suspended", Duration.ofHours(6));
    assertPostponed("nobody_knows", "not found", Duration.ofHours(1));
    assertNothingStored();
  }

  private void assertPostponed(String username, String state, Duration pause) throws Exception {
    JobOutcome outcome = handle(profile(username, "active"), LONG);
    settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isBetween(NOW.plus(pause), NOW.plus(pause).plusSeconds(10));
              assertThat(postpone.reason()).contains(state).contains("127.0.0.1");
            });
  }

  @Test
  void tweetsAndCoverage_sayWhichSourceReadThem() throws Exception {
    settle(handle(new ReadByAnother(source(simulator.urls()), "x"), ada, LONG));

    assertThat(texts("select source from coverage")).containsExactly("x");
    assertThat(texts("select distinct source from tweet")).containsExactly("x");
  }

  @Test
  void effectThatFails_leavesNothing() throws Exception {
    JobOutcome outcome = handle(ada, LONG);
    execute("alter table event rename to event_away");
    assertThatThrownBy(() -> settle(outcome)).isInstanceOf(SQLException.class);
    execute("alter table event_away rename to event");
    assertNothingStored();

    settle(outcome);
    assertThat(told()).isEqualTo(written(LONG));
  }
}
