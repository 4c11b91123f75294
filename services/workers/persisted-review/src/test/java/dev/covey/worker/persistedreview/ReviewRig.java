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
import dev.covey.model.review.ReviewSchedule;
import dev.covey.model.review.TakeNewTweets;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.source.nitter.Instance;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.source.nitter.Pacing;
import dev.covey.source.nitter.http.HttpLimits;
import dev.covey.testing.fixtures.SelectTexts;
import dev.covey.testing.fixtures.SettableClock;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The handler on a real database, and all that tests ask of what it leaves there. */
final class ReviewRig implements AutoCloseable {
  static final Duration APART = Duration.ofHours(6);

  final Database database;
  final NitterSimulator simulator;
  final List<SourceTweet> tweets;
  final long first;
  final long ada;
  final SettableClock clock = new SettableClock(AdasNotes.NOW);

  private final long control;
  private final Database reached;
  private Runnable beforeCommit = () -> {};
  private final PostgresOutbox outbox =
      new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
  private final List<NitterSource> sources = new ArrayList<>();
  private final Entities entities;
  private final AccountLedger ledger;

  ReviewRig(AdasNotes town, Database database) throws SQLException {
    this(town, database, database);
  }

  /**
   * With a way of its own to the database, which may be cut.
   *
   * @param reached as the worker reaches the database
   */
  ReviewRig(AdasNotes town, Database database, Database reached) throws SQLException {
    this.reached = reached;
    this.simulator = town.simulator();
    this.tweets = town.tweets();
    this.first = tweets.getFirst().id();
    this.control = town.control();
    this.database = database;
    simulator.reset();
    simulator.instances().forEach(NitterInstance::start);
    new LedgerPolicies(database)
        .set(
            new MeterKey("nitter:*", "request"),
            Policy.of(Duration.ZERO, new Window(10_000, Duration.ofMinutes(1))),
            "test");
    entities = new Entities(reached);
    ledger =
        CombiningLedger.start(
            reached, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE);
    ada = profile("ada", 100_001L);
    database.inTransaction(transaction -> {
      NoteNewTweets.of(
          transaction, ada, UpsertTweets.of(transaction, ada, tweets, "nitter", AdasNotes.MADE));
      return TakeNewTweets.of(transaction, ada, ReviewSchedule.DEFAULT);
    });
  }

  long profile(String username, long userId) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.xUserId = userId;
    profile.joinedAt = AdasNotes.JOINED;
    profile.fullName = username;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  NitterSource source(String... instances) {
    return sourceAt(
        instances.length == 0
            ? simulator.urls()
            : List.of(instances).stream().map(name -> simulator.instance(name).url()).toList());
  }

  NitterSource sourceAt(List<URI> urls) {
    return sourceAt(urls, SourceMetrics.NONE);
  }

  NitterSource sourceAt(List<URI> urls, SourceMetrics metrics) {
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
            metrics);
    sources.add(source);
    return source;
  }

  JobOutcome handle(NitterSource source, PersistedReview job) throws Exception {
    HistoryConfig settings = new HistoryConfig(APART, ReviewSchedule.DEFAULT, Duration.ofHours(6));
    return new PersistedReviewHandler(reached, entities, _ -> source, outbox, clock, settings)
        .handle(job, new JobContext(UUID.randomUUID(), 1));
  }

  PersistedReview job() {
    return new PersistedReview(
        ada, tweets.stream().map(tweet -> Long.toString(tweet.id())).toList());
  }

  void settle(JobOutcome outcome) throws SQLException {
    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    Effect effect = ((JobOutcome.Done) outcome).effect();
    reached.inTransaction(transaction -> {
      effect.apply(transaction);
      beforeCommit.run();
      return effect;
    });
  }

  /** The last thing that happens in a transaction that settles a job. */
  void beforeCommit(Runnable act) {
    beforeCommit = act;
  }

  void review(String... instances) throws Exception {
    settle(handle(source(instances), job()));
  }

  void reviewAfter(Duration pause, String... instances) throws Exception {
    clock.advance(pause);
    review(instances);
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  String verdict(long id) throws SQLException {
    return texts("select verdict from review where tweet_id = " + id).getFirst();
  }

  List<String> verdicts() throws SQLException {
    return texts("select distinct verdict from review");
  }

  Instant due(long id) throws SQLException {
    return Instant.ofEpochSecond(
        Long.parseLong(
            texts("select extract(epoch from due_at)::bigint from review where tweet_id = " + id)
                .getFirst()));
  }

  List<String> told() throws SQLException {
    return texts(
        """
        select type || ' ' || (body::jsonb -> 'payload' ->> 'tweetId') from event order by id
        """);
  }

  String place(String instance) {
    return "nitter:127.0.0.1:" + simulator.instance(instance).url().getPort();
  }

  void delete(long id) {
    simulator.upstream().delete(id, clock.instant());
  }

  void change(UnaryOperator<WorldUser> change) {
    simulator.upstream().put(change.apply(simulator.upstream().user("ada").orElseThrow()));
  }

  @Override
  public void close() {
    sources.forEach(NitterSource::close);
    ledger.close();
    entities.close();
  }
}
