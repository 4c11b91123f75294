/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.consume.JobMetrics.Fate;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.AdoptJobs;
import dev.covey.model.outbox.CountAttempts;
import dev.covey.model.outbox.JobStanding;
import dev.covey.model.outbox.JobState;
import dev.covey.model.outbox.ParkingKind;
import dev.covey.model.outbox.SelectJobStandings;
import dev.covey.model.time.CoveyClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of jobs about to be handled, where their messages leave a doubt: delivered
 * before, published before, long on the way, or from a stranger. Finished ones are not handled
 * again, and an attempt that ended with its process is counted before the next one begins.
 */
final class LookAtJobs {
  /** A job that was on so many ending processes may be what ends them: it then runs alone. */
  private static final int SUSPECT = 2;

  private final Database database;
  private final CoveyClock clock;
  private final String self;
  private final int maxAttempts;
  private final SelectJobStandings selectStandings = new SelectJobStandings();
  private final AdoptJobs adopt = new AdoptJobs();
  private final CountAttempts countAttempts = new CountAttempts();

  LookAtJobs(Database database, CoveyClock clock, String self, int maxAttempts) {
    this.database = database;
    this.clock = clock;
    this.self = self;
    this.maxAttempts = maxAttempts;
  }

  /** What is to be done with each job. */
  record Verdict(List<HeldJob> run, List<HeldJob> suspects, List<Settlement> settled) {
    Verdict() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  Verdict look(List<HeldJob> batch) throws SQLException {
    List<HeldJob> doubtful = batch.stream().filter(job -> !job.arrival().fresh()).toList();
    if (doubtful.isEmpty()) {
      Verdict verdict = new Verdict();
      verdict.run().addAll(batch);
      return verdict;
    }
    return database.inTransaction(transaction -> look(transaction, batch, doubtful));
  }

  private Verdict look(Transaction transaction, List<HeldJob> batch, List<HeldJob> doubtful)
      throws SQLException {
    Connection connection = transaction.connection();
    List<UUID> ids = doubtful.stream().map(HeldJob::id).sorted().toList();
    Map<UUID, JobStanding> standings = selectStandings.run(connection, self, clock.instant(), ids);
    adopt.run(
        connection,
        doubtful.stream()
            .filter(job -> !standings.containsKey(job.id()))
            .map(HeldJob::row)
            .toList());
    Verdict verdict = new Verdict();
    List<HeldJob> again = new ArrayList<>();
    for (HeldJob job : batch) {
      if (job.arrival().fresh()) {
        verdict.run().add(job);
      } else {
        judge(job, standings.get(job.id()), verdict, again);
      }
    }
    count(connection, again);
    verdict.run().addAll(again);
    return verdict;
  }

  private void judge(
      HeldJob job, @Nullable JobStanding standing, Verdict verdict, List<HeldJob> again) {
    if (standing != null
        && standing.state() != JobState.QUEUED
        && standing.state() != JobState.WAITING) {
      verdict.settled().add(new Settlement.Ignore(job, Fate.DUPLICATE));
      return;
    }
    if (standing != null && standing.early()) {
      // a copy; the row brings the job back when its time has come
      verdict.settled().add(new Settlement.Ignore(job, Fate.DUPLICATE));
      return;
    }
    if (standing != null && standing.held()) {
      verdict.settled().add(new Settlement.Ignore(job, Fate.SKIPPED));
      return;
    }
    job.attempts(standing == null ? 0 : standing.attempts());
    if (!job.arrival().delivery().redelivered()) {
      verdict.run().add(job);
    } else if (job.attempts() + 1 >= maxAttempts) {
      String reason = "every process that tried it ended or lost the broker before it was done";
      verdict
          .settled()
          .add(new Settlement.Aside(job, ParkingKind.EXHAUSTED, reason, true, Effect.NONE));
    } else if (job.attempts() >= SUSPECT) {
      verdict.suspects().add(job);
    } else {
      again.add(job);
    }
  }

  /** A job whose row can't be looked at, since its message holds what no row can. */
  static Verdict refused(HeldJob job, Exception failure) {
    Verdict verdict = new Verdict();
    verdict
        .settled()
        .add(
            new Settlement.Aside(
                job, ParkingKind.REJECTED, Failures.describe(failure), false, Effect.NONE));
    return verdict;
  }

  /** Counts the attempt that ended with its process, before the next one. */
  HeldJob count(HeldJob suspect) throws SQLException {
    return database.inTransaction(transaction -> {
      count(transaction.connection(), List.of(suspect));
      return suspect;
    });
  }

  private void count(Connection connection, List<HeldJob> jobs) throws SQLException {
    if (!jobs.isEmpty()) {
      countAttempts.run(connection, jobs.stream().map(HeldJob::id).sorted().toList());
      jobs.forEach(job -> job.attempts(job.attempts() + 1));
    }
  }
}
