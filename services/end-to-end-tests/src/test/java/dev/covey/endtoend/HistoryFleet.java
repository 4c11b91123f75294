/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.message.Decoded;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.PersistedReview;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.task.scannewtweets.NewTweetsScan;
import dev.covey.task.syncprofiles.SyncRound;
import dev.covey.testing.fixtures.SelectTexts;
import dev.covey.worker.fetchandpersist.FetchAndPersistHandler;
import dev.covey.worker.persistedreview.PersistedReviewHandler;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The history line in one thread, on a clock that stands between two steps: its tasks, and its
 * workers as the consume loop would call them. There is no broker: jobs are taken from their rows.
 */
final class HistoryFleet implements AutoCloseable {
  private final Database database;
  private final CoveyClock clock;
  private final MessageCodec codec = new MessageCodec();
  private final Entities entities;
  private final AccountLedger ledger;
  private final NitterSource source;
  private final NewTweetsScan scan;
  private final SyncRound sync;
  private final FetchAndPersistHandler fetch;
  private final PersistedReviewHandler review;

  private record Waiting(UUID id, String body) {}

  HistoryFleet(Database database, CoveyClock clock, NitterSettings nitter, HistoryConfig settings) {
    this.database = database;
    this.clock = clock;
    entities = new Entities(database);
    ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE);
    source = new NitterSource(nitter, ledger, clock, SourceMetrics.NONE);
    PostgresOutbox outbox = new PostgresOutbox(codec, clock, MessagePublisher.NONE);
    scan = new NewTweetsScan(database, entities, outbox, clock, Duration.ofMinutes(1));
    sync = SyncRound.over(database, entities, _ -> source, outbox, clock, settings);
    fetch = new FetchAndPersistHandler(database, entities, source, outbox, clock);
    review = new PersistedReviewHandler(database, entities, _ -> source, outbox, clock, settings);
  }

  void sync() throws Exception {
    sync.run();
  }

  void scan() throws SQLException {
    scan.run();
  }

  /** Does every job that is due, once. */
  void work() throws Exception {
    for (Waiting job : due()) {
      Decoded decoded = codec.decode(job.body().getBytes(StandardCharsets.UTF_8));
      assertThat(decoded).isInstanceOf(Decoded.Known.class);
      JobContext context = new JobContext(job.id(), 1);
      JobOutcome outcome =
          switch (((Decoded.Known) decoded).envelope().payload()) {
            case FetchAndPersist slice -> fetch.handle(slice, context);
            case PersistedReview tweets -> review.handle(tweets, context);
            default -> throw new AssertionError("a job of another line: " + job.body());
          };
      settle(job, outcome);
    }
  }

  private List<Waiting> due() throws SQLException {
    return database.inTransaction(transaction -> {
      List<Waiting> due = new ArrayList<>();
      try (var statement =
          transaction
              .connection()
              .prepareStatement(
                  "select id, body from job where state = 'waiting' and run_at <= ?::timestamptz"
                      + " order by run_at, id")) {
        statement.setString(1, clock.instant().toString());
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            due.add(new Waiting(row.getObject(1, UUID.class), row.getString(2)));
          }
        }
      }
      return due;
    });
  }

  private void settle(Waiting job, JobOutcome outcome) throws SQLException {
    switch (outcome) {
      case JobOutcome.Done(var effect) -> commit(job, "done", clock.instant(), effect);
      case JobOutcome.RetryAt(var at, _, var effect) -> commit(job, "waiting", at, effect);
      case JobOutcome.Postpone(var at, _, var effect) -> commit(job, "waiting", at, effect);
      case JobOutcome.Park(var reason) ->
          throw new AssertionError("parked: " + reason + ": " + job.body());
    }
  }

  private void commit(Waiting job, String state, Instant runAt, Effect effect) throws SQLException {
    database.inTransaction(transaction -> {
      effect.apply(transaction);
      try (var statement =
          transaction
              .connection()
              .prepareStatement("update job set state = ?, run_at = ?::timestamptz where id = ?")) {
        statement.setString(1, state);
        statement.setString(2, runAt.toString());
        statement.setObject(3, job.id());
        return statement.executeUpdate();
      }
    });
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  @Override
  public void close() {
    source.close();
    ledger.close();
    entities.close();
  }
}
