/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import static dev.covey.worker.fetchandpersist.AdaWrites.LONG;
import static dev.covey.worker.fetchandpersist.AdaWrites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.testing.fixtures.SelectTexts;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The handler on a real database, and all that tests ask of what it leaves there. */
final class FetchRig implements AutoCloseable {
  final Database database;
  final NitterSimulator simulator;
  final AccountLedger ledger;
  final StandingClock clock = new StandingClock(NOW);
  final long ada;

  private final AdaWrites town;
  private final Database reached;
  private final PostgresOutbox outbox =
      new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
  private Runnable beforeCommit = () -> {};
  private final List<NitterSource> sources = new ArrayList<>();
  private final Entities entities;

  FetchRig(AdaWrites town, Database database) throws SQLException {
    this(town, database, database);
  }

  /**
   * With a way of its own to the database, which may be cut.
   *
   * @param reached as the worker reaches the database
   */
  FetchRig(AdaWrites town, Database database, Database reached) throws SQLException {
    this.town = town;
    this.reached = reached;
    this.simulator = town.simulator();
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
    ada = profile("ada_writes", "active");
  }

  long profile(String username, String status) throws SQLException {
    Profile profile = new Profile();
    profile.username = username;
    profile.fullName = username;
    profile.status = status;
    profile.trackFrom = AdaWrites.BEGIN;
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        session.insert(profile);
        return Objects.requireNonNull(profile.id);
      }
    });
  }

  NitterSource source(List<URI> instances) {
    return source(instances, SourceMetrics.NONE);
  }

  NitterSource source(List<URI> instances, SourceMetrics metrics) {
    NitterSource source = new NitterSource(NitterSettings.of(instances), ledger, clock, metrics);
    sources.add(source);
    return source;
  }

  /** As a worker that was just started sees it: no instance is left alone yet. */
  JobOutcome handle(long profileId, Slice slice) throws Exception {
    return handle(source(simulator.urls()), profileId, slice);
  }

  JobOutcome handle(TweetSource source, long profileId, Slice slice) throws Exception {
    return handler(source, outbox)
        .handle(job(profileId, slice), new JobContext(UUID.randomUUID(), 1));
  }

  FetchAndPersistHandler handler(TweetSource source, Outbox outbox) {
    return new FetchAndPersistHandler(reached, entities, source, outbox, clock);
  }

  static FetchAndPersist job(long profileId, Slice slice) {
    return new FetchAndPersist(profileId, "name_of_old", slice.from(), slice.until());
  }

  void settle(JobOutcome outcome) throws SQLException {
    Effect effect =
        switch (outcome) {
          case JobOutcome.Done(var done) -> done;
          case JobOutcome.RetryAt(_, _, var failed) -> failed;
          case JobOutcome.Postpone(_, _, var postponed) -> postponed;
          case JobOutcome.Park _ -> Effect.NONE;
        };
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

  void work(Slice slice) throws Exception {
    JobOutcome outcome = handle(ada, slice);
    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    settle(outcome);
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  List<Long> written(Slice slice) {
    return town.written(slice);
  }

  List<Long> stored() throws SQLException {
    return texts("select id from tweet order by id").stream().map(Long::valueOf).toList();
  }

  List<Long> told() throws SQLException {
    return texts(
            """
            select body::jsonb -> 'payload' ->> 'tweetId' from event
            where type = 'TweetDetected' order by 1
            """)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  List<Slice> gaps(Slice slice) throws SQLException {
    return database.inTransaction(transaction -> SelectGaps.in(transaction, ada, slice));
  }

  void assertNothingStored() throws SQLException {
    assertThat(stored()).isEmpty();
    assertThat(told()).isEmpty();
    assertThat(texts("select source from coverage")).isEmpty();
  }

  /** What is not stored is told by nobody and covered by nothing. */
  void assertNothingLost() throws SQLException {
    assertThat(written(LONG)).containsAll(stored());
    assertThat(told()).isEqualTo(stored());
    List<Long> lost = new ArrayList<>(written(LONG));
    lost.removeAll(stored());
    for (Slice gap : gaps(LONG)) {
      lost.removeAll(written(gap));
    }
    assertThat(lost).as("tweets called covered that are not stored").isEmpty();
  }

  void finishInPeace() throws Exception {
    simulator.reset();
    execute("update meter set blocked_until = null where blocked_until is not null");
    for (Slice gap : gaps(LONG)) {
      work(gap);
    }
    assertThat(gaps(LONG)).isEmpty();
    assertThat(stored()).isEqualTo(written(LONG));
    assertThat(told()).isEqualTo(written(LONG));
  }

  @Override
  public void close() {
    sources.forEach(NitterSource::close);
    ledger.close();
    entities.close();
  }
}
