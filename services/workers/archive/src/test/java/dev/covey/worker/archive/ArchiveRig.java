/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.SelectTweetToArchive;
import dev.covey.model.archive.Snapshot;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.message.Archive;
import dev.covey.model.source.SourceMetrics;
import dev.covey.simulator.archiveorg.ArchiveOrgSimulator;
import dev.covey.simulator.archiveorg.ArchiveSettings;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.source.archiveorg.ArchiveKeys;
import dev.covey.source.archiveorg.ArchiveOrgClient;
import dev.covey.source.archiveorg.ArchiveOrgSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Workers on a real database, and an archive over real HTTP, in time that stands until moved. */
final class ArchiveRig implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
  static final Duration REUSE = Duration.ofDays(30);

  final SimulatorClock clock = SimulatorClock.standing(BEGIN);
  final ArchiveOrgSimulator archive;
  final Database database;
  private final List<Runnable> opened = new ArrayList<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(d -> d.job().tweetId()));

  /** A job and when it runs next. */
  record Due(Instant at, Archive job, int attempt) {}

  ArchiveRig(Database database, ArchiveSettings settings) throws SQLException {
    this.database = database;
    this.archive = ArchiveOrgSimulator.start(settings, clock);
    opened.add(archive::close);
    execute(
        """
        insert into profile (username, full_name, verified, status, track_from, added_at,
          looked_at, archive)
        values ('ada', 'Ada', 'none', 'active', now(), now(), now(), true)
        on conflict do nothing
        """);
  }

  Archive tweet(long id) throws SQLException {
    execute(
        """
        insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
          source, first_seen_at, changed_at)
        select %d, id, 'ada', now(), 'text', '{}', '[]', false, 'nitter', now(), now() from profile
        """
            .formatted(id));
    return new Archive(Long.toString(id), url(id));
  }

  static String url(long id) {
    return "https://x.com/ada/status/" + id;
  }

  ArchiveHandler worker() {
    return worker(new ArchiveKeys("access", "secret"), REUSE);
  }

  /** As another process has it: a ledger and a client of its own. */
  ArchiveHandler worker(@Nullable ArchiveKeys keys, Duration reuseWithin) {
    AccountLedger ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE);
    ArchiveOrgClient client =
        new ArchiveOrgClient(
            new ArchiveOrgSettings(archive.url(), archive.url(), keys, "", Duration.ofSeconds(20)),
            clock);
    opened.add(ledger::close);
    opened.add(client::close);
    return new ArchiveHandler(
        new ArchiveHandler.Parts(database, ledger, client, SourceMetrics.NONE, clock), reuseWithin);
  }

  /** Handles a job and commits what comes of it. */
  JobOutcome work(ArchiveHandler worker, Archive job) throws Exception {
    JobOutcome outcome = handle(worker, job, 1);
    settle(outcome);
    return outcome;
  }

  /** Handles a job; what comes of it is lost unless it is settled. */
  static JobOutcome handle(ArchiveHandler worker, Archive job, int attempt) throws Exception {
    return worker.handle(job, new JobContext(UUID.randomUUID(), attempt));
  }

  void settle(JobOutcome outcome) throws SQLException {
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

  void queue(Archive job) {
    due.add(new Due(clock.instant(), job, 1));
  }

  /**
   * Runs what is queued, each job when its time comes, by the workers in turn, until all are done
   * or time is up. What {@code lost} takes is not settled: its process died, and the job comes
   * again.
   */
  void run(List<ArchiveHandler> workers, Instant until, Predicate<JobOutcome> lost)
      throws Exception {
    int turn = 0;
    while (!due.isEmpty() && !due.peek().at().isAfter(until)) {
      Due next = due.remove();
      if (next.at().isAfter(clock.instant())) {
        clock.set(next.at());
      }
      JobOutcome outcome = handle(workers.get(turn++ % workers.size()), next.job(), next.attempt());
      if (lost.test(outcome)) {
        due.add(new Due(clock.instant().plusSeconds(20), next.job(), next.attempt()));
        continue;
      }
      settle(outcome);
      switch (outcome) {
        case JobOutcome.Done _, JobOutcome.Park _ -> {}
        case JobOutcome.RetryAt(Instant at, _, _) ->
            due.add(new Due(at, next.job(), next.attempt() + 1));
        case JobOutcome.Postpone(Instant at, _, _) ->
            due.add(new Due(at, next.job(), next.attempt()));
      }
    }
  }

  /** Runs one job to its end, however long that takes. */
  void runToEnd(ArchiveHandler worker, Archive job) throws Exception {
    queue(job);
    run(List.of(worker), BEGIN.plus(Duration.ofDays(60)), _ -> false);
  }

  int unfinished() {
    return due.size();
  }

  @Nullable Snapshot snapshot(long tweetId) throws SQLException {
    return database
        .inTransaction(transaction -> SelectTweetToArchive.of(transaction, tweetId))
        .orElseThrow()
        .snapshot();
  }

  long calls(String kind) {
    return entries(kind).size();
  }

  List<AuditEntry> entries(String kind) {
    return archive.audit().entries().stream().filter(e -> kind.equals(e.kind())).toList();
  }

  long captures() {
    return archive.audit().entries().stream().filter(AuditEntry::effect).count();
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  @Nullable String text(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    });
  }

  @Override
  public void close() {
    opened.reversed().forEach(Runnable::run);
  }
}
