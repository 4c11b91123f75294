/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.EndRequest;
import dev.covey.model.archive.RequestKey;
import dev.covey.source.archiveorg.Capture;
import dev.covey.source.archiveorg.CaptureOutcome;
import dev.covey.source.archiveorg.Trouble;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** Asks how a capture under way stands. Safe for many threads. */
record FollowCapture(CountedArchive archive, ArchiveLimits limits, InstantSource clock) {

  JobOutcome run(Work work) throws SQLException, InterruptedException {
    String jobId = Objects.requireNonNull(Objects.requireNonNull(work.known()).jobId());
    return switch (limits.acquire(ArchiveLimits.STATUS, work.target())) {
      case Admission.Later(Instant at, String why) -> JobOutcome.postpone(at, why);
      case Admission.Granted(var permits) -> {
        CaptureOutcome outcome = archive.status(jobId, work.target().url());
        limits.landed(permits);
        yield settle(work, outcome);
      }
    };
  }

  private JobOutcome settle(Work work, CaptureOutcome outcome) throws SQLException {
    Instant now = clock.instant();
    Instant requestedAt = Objects.requireNonNull(work.requestedAt());
    RequestKey request = work.request(requestedAt);
    Instant next = Schedule.nextStatus(requestedAt, now);
    return switch (outcome) {
      case CaptureOutcome.Saved(Capture capture) -> work.store(capture, now);
      case CaptureOutcome.Pending _, CaptureOutcome.Reused _ ->
          JobOutcome.postpone(next, "the archive has been at it since " + requestedAt);
      case CaptureOutcome.Refused(String why) ->
          JobOutcome.done(transaction -> EndRequest.refused(transaction, request, why, now));
      case CaptureOutcome.Failed(String why) ->
          new JobOutcome.RetryAt(
              Schedule.afterFailure(work.attempt(), now),
              why,
              transaction -> EndRequest.failed(transaction, request, why, now));
      case Trouble.Busy(Instant until, _, String why) ->
          JobOutcome.postpone(limits.block(ArchiveLimits.STATUS, until, why), why);
      case Trouble.Denied(String why) ->
          JobOutcome.postpone(
              limits.block(ArchiveLimits.STATUS, now.plus(Schedule.DENIED), why), why);
      case Trouble.Broken(String why, _) -> JobOutcome.postpone(next, why);
    };
  }
}
