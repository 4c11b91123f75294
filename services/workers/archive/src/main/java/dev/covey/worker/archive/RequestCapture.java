/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.AwaitCapture;
import dev.covey.model.archive.BeginRequest;
import dev.covey.model.archive.EndRequest;
import dev.covey.model.archive.RequestKey;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.Permit;
import dev.covey.source.archiveorg.Capture;
import dev.covey.source.archiveorg.CaptureOutcome;
import dev.covey.source.archiveorg.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a capture, having noted that first: a crash leaves the note, and whoever finds it looks
 * before asking again. And where it is asked again all the same, the archive is told to take what
 * it has. Safe for many threads.
 */
record RequestCapture(
    Database database,
    CountedArchive archive,
    ArchiveLimits limits,
    InstantSource clock,
    Duration reuseWithin) {
  /** What the archive lets one address be captured in a day. */
  private static final int PER_DAY = 5;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration OTHER_WORKER = Duration.ofMinutes(1);

  JobOutcome run(Work work) throws SQLException, InterruptedException {
    Instant dayAgo = clock.instant().minus(DAY);
    List<Instant> today =
        work.requests().stream().filter(request -> request.isAfter(dayAgo)).sorted().toList();
    if (today.size() >= PER_DAY) {
      return JobOutcome.postpone(
          today.get(today.size() - PER_DAY).plus(DAY),
          "it was asked for " + PER_DAY + " times within a day, as often as the archive allows");
    }
    return switch (limits.acquire(ArchiveLimits.CAPTURE, work.target())) {
      case Admission.Later(Instant at, String why) -> JobOutcome.postpone(at, why);
      case Admission.Granted(var permits) -> request(work, today, permits);
    };
  }

  private JobOutcome request(Work work, List<Instant> today, List<Permit> permits)
      throws SQLException, InterruptedException {
    RequestKey request = work.request(momentAfter(work.requestedAt()));
    boolean begun =
        database.inTransaction(transaction ->
            BeginRequest.of(transaction, request, work.target().url(), work.requestedAt(), today));
    if (!begun) {
      limits.giveBack(permits);
      return JobOutcome.postpone(
          clock.instant().plus(OTHER_WORKER), "another worker is asking for it");
    }
    return settle(work, request, archive.submit(work.target().url(), reuseWithin), permits);
  }

  /** Now, as the database keeps it; never the same as before, as requests are told apart by it. */
  private Instant momentAfter(@Nullable Instant before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return before == null || now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
  }

  private JobOutcome settle(
      Work work, RequestKey request, CaptureOutcome outcome, List<Permit> permits)
      throws SQLException {
    Instant now = clock.instant();
    return switch (outcome) {
      case CaptureOutcome.Pending(String jobId) ->
          await(request, jobId, now.plus(Schedule.FIRST_STATUS), permits);
      case CaptureOutcome.Reused(String jobId, _) -> await(request, jobId, now, permits);
      case CaptureOutcome.Saved(Capture capture) ->
          throw new IllegalStateException("a request is not answered with " + capture);
      case CaptureOutcome.Refused(String why) ->
          JobOutcome.done(
              landing(permits, transaction -> EndRequest.refused(transaction, request, why, now)));
      case CaptureOutcome.Failed(String why) ->
          new JobOutcome.RetryAt(
              Schedule.afterFailure(work.attempt(), now),
              why,
              landing(permits, transaction -> EndRequest.failed(transaction, request, why, now)));
      case Trouble trouble -> trouble(work, request, trouble, permits);
    };
  }

  private JobOutcome await(RequestKey request, String jobId, Instant look, List<Permit> permits) {
    Instant now = clock.instant();
    return new JobOutcome.Postpone(
        look,
        "the archive has been at it since " + request.requestedAt(),
        landing(permits, transaction -> AwaitCapture.of(transaction, request, jobId, now)));
  }

  private JobOutcome trouble(Work work, RequestKey request, Trouble trouble, List<Permit> permits)
      throws SQLException {
    Instant now = clock.instant();
    return switch (trouble) {
      case Trouble.Busy(Instant until, Trouble.Whose whose, String why) ->
          switch (whose) {
            case ACCOUNT ->
                notTaken(request, limits.block(ArchiveLimits.CAPTURE, until, why), why, permits);
            case ADDRESS -> notTaken(request, until, why, permits);
            case SERVICE -> {
              limits.giveBack(permits);
              Instant turn = limits.block(ArchiveLimits.CAPTURE, until, why);
              yield notTaken(request, turn, why, List.of());
            }
          };
      case Trouble.Denied(String why) -> {
        Instant turn = limits.block(ArchiveLimits.CAPTURE, now.plus(Schedule.DENIED), why);
        yield notTaken(request, turn, why, permits);
      }
      // the note stays as it is: there may be a capture
      case Trouble.Broken(String why, boolean mayBeDone) when mayBeDone ->
          new JobOutcome.Postpone(
              now.plus(Schedule.LOOK_AGAIN), why, landing(permits, Effect.NONE));
      case Trouble.Broken(String why, _) ->
          new JobOutcome.RetryAt(
              Schedule.afterFailure(work.attempt(), now),
              why,
              landing(permits, transaction -> EndRequest.failed(transaction, request, why, now)));
    };
  }

  private JobOutcome notTaken(RequestKey request, Instant at, String why, List<Permit> permits) {
    Instant now = clock.instant();
    return new JobOutcome.Postpone(
        at,
        why,
        landing(permits, transaction -> EndRequest.notTaken(transaction, request, why, now)));
  }

  private Effect landing(List<Permit> permits, Effect effect) {
    return transaction -> {
      effect.apply(transaction);
      limits.landed(transaction, permits);
    };
  }
}
