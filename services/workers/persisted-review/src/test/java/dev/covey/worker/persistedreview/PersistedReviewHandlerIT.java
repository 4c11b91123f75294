/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
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
import dev.covey.model.message.PersistedReview;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.review.NoteNewTweets;
import dev.covey.model.review.NoteSeenAgain;
import dev.covey.model.review.ReviewSchedule;
import dev.covey.model.review.TakeNewTweets;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.Instance;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.source.nitter.Pacing;
import dev.covey.source.nitter.http.HttpLimits;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SettableClock;
import java.net.URI;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The handler against a real database, and instances that imitate Nitter. */
@ExtendWith(MigratedDatabase.class)
class PersistedReviewHandlerIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant JOINED = Instant.parse("2020-03-02T01:00:00Z");
  private static final Instant MADE = NOW.minus(Duration.ofDays(3));
  private static final Duration APART = Duration.ofHours(6);
  private static final List<SourceTweet> TWEETS = new ArrayList<>();
  private static NitterSimulator simulator;
  private static long control;

  private final SettableClock clock = new SettableClock(NOW);
  private final PostgresOutbox outbox =
      new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
  private final List<NitterSource> sources = new ArrayList<>();
  private final long first = TWEETS.getFirst().id();
  private Database database;
  private Entities entities;
  private AccountLedger ledger;
  private long ada;

  @BeforeAll
  static void startSimulator() {
    WorldBuilder world = new WorldBuilder(JOINED);
    UserDraft ada = world.user("ada");
    for (int i = 0; i < 5; i++) {
      Instant at = MADE.plus(Duration.ofMinutes(i));
      TWEETS.add(SourceTweet.builder(ada.post("note " + i, at).id(), "ada", at).build());
    }
    control = world.user("first").post("just setting up", MADE).id();
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(NOW.plus(Duration.ofDays(30))),
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
    database.inTransaction(transaction -> {
      NoteNewTweets.of(transaction, ada, UpsertTweets.of(transaction, ada, TWEETS, "nitter", MADE));
      return TakeNewTweets.of(transaction, ada, ReviewSchedule.DEFAULT);
    });
  }

  @AfterEach
  void close() {
    sources.forEach(NitterSource::close);
    ledger.close();
    entities.close();
  }

  private long profile(String username, long userId) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.xUserId = userId;
    profile.joinedAt = JOINED;
    profile.fullName = username;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  private NitterSource source(String... instances) {
    List<URI> urls =
        instances.length == 0
            ? simulator.urls()
            : List.of(instances).stream().map(name -> simulator.instance(name).url()).toList();
    NitterSource source =
        new NitterSource(
            new NitterSettings(
                urls.stream().map(Instance::of).toList(),
                "",
                HttpLimits.DEFAULT,
                Pacing.DEFAULT,
                10,
                control),
            ledger,
            clock,
            SourceMetrics.NONE);
    sources.add(source);
    return source;
  }

  private JobOutcome handle(NitterSource source, PersistedReview job) throws Exception {
    HistoryConfig settings = new HistoryConfig(APART, ReviewSchedule.DEFAULT, Duration.ofHours(6));
    return new PersistedReviewHandler(database, entities, _ -> source, outbox, clock, settings)
        .handle(job, new JobContext(UUID.randomUUID(), 1));
  }

  private PersistedReview job() {
    return new PersistedReview(
        ada, TWEETS.stream().map(tweet -> Long.toString(tweet.id())).toList());
  }

  private void settle(JobOutcome outcome) throws SQLException {
    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    Effect effect = ((JobOutcome.Done) outcome).effect();
    database.inTransaction(transaction -> {
      effect.apply(transaction);
      return effect;
    });
  }

  private void review(String... instances) throws Exception {
    settle(handle(source(instances), job()));
  }

  private void reviewAfter(Duration pause, String... instances) throws Exception {
    clock.advance(pause);
    review(instances);
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

  private String verdict(long id) throws SQLException {
    return texts("select verdict from review where tweet_id = " + id).getFirst();
  }

  private List<String> verdicts() throws SQLException {
    return texts("select distinct verdict from review");
  }

  private Instant due(long id) throws SQLException {
    return Instant.ofEpochSecond(
        Long.parseLong(
            texts("select extract(epoch from due_at)::bigint from review where tweet_id = " + id)
                .getFirst()));
  }

  private List<String> told() throws SQLException {
    return texts(
        """
        select type || ' ' || (body::jsonb -> 'payload' ->> 'tweetId') from event order by id
        """);
  }

  private static String place(String instance) {
    return "nitter:127.0.0.1:" + simulator.instance(instance).url().getPort();
  }

  private void delete(long id) {
    simulator.upstream().delete(id, clock.instant());
  }

  private static void change(UnaryOperator<WorldUser> change) {
    simulator.upstream().put(change.apply(simulator.upstream().user("ada").orElseThrow()));
  }

  @Test
  void tweetsThatAreThere_leaveNoEvidenceAndComeDueAgain() throws Exception {
    review();
    assertThat(verdicts()).containsExactly("visible");
    assertThat(texts("select place from observation")).isEmpty();
    assertThat(due(first)).isEqualTo(NOW.plus(Duration.ofHours(12)));
    assertThat(told()).isEmpty();
  }

  @Test
  void deletedTweet_isToldOnceWithItsEvidence() throws Exception {
    delete(first);
    review();
    assertThat(verdict(first)).isEqualTo("missing_once");
    assertThat(due(first)).isEqualTo(NOW.plus(APART));
    reviewAfter(APART.minusSeconds(1));
    assertThat(verdict(first)).as("too soon").isEqualTo("missing_once");
    assertThat(told()).isEmpty();
    reviewAfter(Duration.ofSeconds(1), "one");
    reviewAfter(Duration.ofSeconds(1), "two");

    assertThat(verdict(first)).isEqualTo("gone");
    assertThat(told()).containsExactly("TweetDeleted " + first);
    assertThat(
            texts(
                """
                select distinct each ->> 'place' from event,
                  jsonb_array_elements(body::jsonb -> 'payload' -> 'evidence') as each order by 1
                """))
        .containsExactlyInAnyOrder(place("one"), place("two"));
    assertThat(
            texts(
                """
                select distinct seen || ' ' || controlled || ' ' || author from observation
                """))
        .containsExactly("missing true visible");

    reviewAfter(Duration.ofDays(2));
    assertThat(told()).hasSize(1);
    assertThat(texts("select count(*) from review where verdict = 'visible'")).containsExactly("4");
  }

  @Test
  void tweetThatComesBack_isToldOnce() throws Exception {
    delete(first);
    review("one");
    reviewAfter(APART, "one");
    assertThat(verdict(first)).as("one instance is all there is").isEqualTo("gone");
    simulator.upstream().delete(first, null);
    reviewAfter(APART);
    assertThat(verdict(first)).isEqualTo("reappeared");
    reviewAfter(APART);
    assertThat(verdict(first)).isEqualTo("visible");
    assertThat(told()).containsExactly("TweetDeleted " + first, "TweetReappeared " + first);

    delete(first);
    reviewAfter(APART, "one");
    assertThat(verdict(first)).as("old evidence counts no more").isEqualTo("missing_once");
    reviewAfter(APART, "one");
    assertThat(told()).hasSize(3);
  }

  @Test
  void absenceThatOneInstanceSees_isNoVerdict() throws Exception {
    simulator
        .instance("one")
        .trouble(FaultRule.always("*", "/*/status/" + first, Trouble.TWEETS_NOT_FOUND.fault()));
    for (int i = 0; i < 6; i++) {
      reviewAfter(APART);
    }
    assertThat(verdict(first)).isIn("visible", "missing_once");
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = UserState.class,
      names = {"SUSPENDED", "DEACTIVATED"})
  void closedAuthor_deletesNothing(UserState state) throws Exception {
    delete(first);
    review();
    change(user -> user.toBuilder().state(state).build());
    reviewAfter(APART);
    reviewAfter(APART);
    assertThat(told()).isEmpty();
    assertThat(verdict(TWEETS.get(1).id()))
        .isEqualTo(state == UserState.SUSPENDED ? "suspended_author" : "visible");
    assertThat(due(first)).isAfter(clock.instant());

    change(user -> user.toBuilder().state(UserState.ACTIVE).build());
    reviewAfter(APART);
    assertThat(verdict(TWEETS.get(1).id())).isEqualTo("visible");
  }

  @Test
  void lockedAuthor_deletesNothing() throws Exception {
    change(user -> user.toBuilder().isProtected(true).build());
    review();
    reviewAfter(APART);
    assertThat(verdicts()).containsExactly("protected_author");
    assertThat(told()).isEmpty();
  }

  @Test
  void absenceBeforeItsAuthorWasLocked_isNoProofAfterwards() throws Exception {
    delete(first);
    review("one");
    assertThat(verdict(first)).isEqualTo("missing_once");
    change(user -> user.toBuilder().isProtected(true).build());
    reviewAfter(APART);
    change(user -> user.toBuilder().isProtected(false).build());

    reviewAfter(APART, "two");
    assertThat(verdict(first)).isEqualTo("missing_once");
    assertThat(told()).isEmpty();
    reviewAfter(APART, "one");
    assertThat(told()).containsExactly("TweetDeleted " + first);
  }

  @Test
  void tweetThatASliceShowed_isNotProvenGoneByOlderLooks() throws Exception {
    delete(first);
    review("one");
    clock.advance(Duration.ofHours(3));
    database.inTransaction(transaction -> {
      NoteSeenAgain.of(transaction, List.of(first), clock.instant());
      return transaction;
    });
    assertThat(due(first)).isEqualTo(clock.instant());

    reviewAfter(Duration.ofHours(3), "two");
    assertThat(verdict(first)).isEqualTo("missing_once");
    assertThat(told()).isEmpty();
  }

  @Test
  void nameThatAnotherHasTaken_deletesNothing() throws Exception {
    change(user -> user.toBuilder().username("ada_b").build());
    simulator.upstream().put(WorldUser.builder(999, "ada", MADE).build());
    TWEETS.forEach(tweet -> delete(tweet.id()));
    review();
    reviewAfter(APART);
    assertThat(verdicts()).containsExactly("visible");
    assertThat(told()).isEmpty();
    assertThat(texts("select distinct reason from review").getFirst()).contains("not found");
  }

  @Test
  void reasonsThatX_gives_areVerdictsOfTheirOwn() throws Exception {
    unavailable(0, "This Post has been withheld in Germany");
    unavailable(1, "Age-restricted adult content.");
    unavailable(2, "This Post was deleted by the Post author.");
    unavailable(3, "Words nobody knows");
    review();
    reviewAfter(APART);
    assertThat(texts("select verdict || coalesce(' ' || reason, '') from review order by tweet_id"))
        .containsExactly(
            "withheld This Post has been withheld in Germany",
            "age_restricted Age-restricted adult content.",
            "gone This Post was deleted by the Post author.",
            "source_broken Words nobody knows",
            "visible");
    assertThat(told()).containsExactly("TweetDeleted " + TWEETS.get(2).id());
  }

  private static void unavailable(int index, String words) {
    long id = TWEETS.get(index).id();
    simulator
        .upstream()
        .put(simulator.upstream().post(id).orElseThrow().toBuilder().unavailable(words).build());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {
        "TWEETS_NOT_FOUND",
        "USERS_NOT_FOUND",
        "EMPTY_BODY",
        "ANUBIS",
        "NETWORK_ERROR",
        "PARKED_DOMAIN",
        "SEARCH_RATE_LIMITED",
        "RATE_LIMITED"
      })
  void whateverIsBroken_nothingIsCalledGoneAndNothingIsParked(Trouble trouble) throws Exception {
    simulator.instances().forEach(instance -> instance.trouble(trouble));
    for (int i = 0; i < 3; i++) {
      switch (handle(source(), job())) {
        case JobOutcome.Postpone postpone -> assertThat(postpone.at()).isAfter(clock.instant());
        case JobOutcome done -> settle(done);
      }
      clock.advance(APART);
    }
    assertThat(verdicts()).isSubsetOf("visible", "source_broken");
    assertThat(told()).isEmpty();
  }

  @Test
  void brokenSource_saysWhyAndComesDueSoon() throws Exception {
    simulator.instances().forEach(NitterInstance::stop);
    review();
    assertThat(verdicts()).containsExactly("source_broken");
    assertThat(texts("select distinct reason from review").getFirst()).contains("127.0.0.1");
    assertThat(due(first)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(texts("select distinct seen from observation")).containsExactly("unclear");
  }

  @Test
  void sameJobTwiceAtOnce_tellsOnce() throws Exception {
    delete(first);
    review("one");
    clock.advance(APART);
    List<JobOutcome> outcomes = List.of(handle(source("two"), job()), handle(source("two"), job()));
    CyclicBarrier start = new CyclicBarrier(2);
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
    assertThat(told()).containsExactly("TweetDeleted " + first);
  }

  @Test
  void whatIsNotStored_isPassedOver() throws Exception {
    assertThat(handle(source(), new PersistedReview(4711, List.of("1"))))
        .isEqualTo(JobOutcome.done());
    PersistedReview strange = new PersistedReview(ada, List.of("1", "99999999999999999999", "x"));
    assertThat(handle(source(), strange)).isEqualTo(JobOutcome.done());
    long other = profile("bela", 7);
    assertThat(handle(source(), new PersistedReview(other, List.of(Long.toString(first)))))
        .isEqualTo(JobOutcome.done());
  }

  @Test
  void inactiveProfile_isNotAskedFor() throws Exception {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate("update profile set status = 'suspended'");
      }
    });
    int asked = simulator.audit().entries().size();
    assertThat(handle(source(), job())).isEqualTo(JobOutcome.done());
    assertThat(simulator.audit().entries()).hasSize(asked);
  }
}
