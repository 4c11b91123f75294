/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.SelectTweetToArchive;
import dev.covey.model.archive.Snapshot;
import dev.covey.model.archive.SnapshotOutcome;
import dev.covey.model.archive.TweetToArchive;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.message.Archive;
import dev.covey.model.source.SourceMetrics;
import dev.covey.source.archiveorg.ArchiveOrgClient;
import dev.covey.source.archiveorg.Availability;
import dev.covey.source.archiveorg.Capture;
import dev.covey.source.archiveorg.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one tweet saved: takes a fresh snapshot where there is one, else asks for one and comes back
 * until it is there. Never waits in place: all that it knows stands in the tweet's row, so any
 * process can go on from there. Safe for many threads.
 */
public final class ArchiveHandler implements JobHandler<Archive> {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveHandler.class);

  private final Database database;
  private final CountedArchive archive;
  private final ArchiveLimits limits;
  private final InstantSource clock;
  private final Duration reuseWithin;
  private final RequestCapture requestCapture;
  private final FollowCapture followCapture;

  /** What the handler works with. */
  public record Parts(
      Database database,
      AccountLedger ledger,
      ArchiveOrgClient client,
      SourceMetrics metrics,
      InstantSource clock) {}

  /**
   * @param reuseWithin how young a snapshot must be to be taken for the tweet's own
   */
  public ArchiveHandler(Parts parts, Duration reuseWithin) {
    this.database = parts.database();
    this.archive = new CountedArchive(parts.client(), parts.metrics());
    this.limits = new ArchiveLimits(parts.ledger(), new Turns());
    this.clock = parts.clock();
    this.reuseWithin = reuseWithin;
    this.requestCapture = new RequestCapture(database, archive, limits, parts.clock(), reuseWithin);
    this.followCapture = new FollowCapture(archive, limits, parts.clock());
  }

  @Override
  public JobOutcome handle(Archive job, JobContext context)
      throws SQLException, InterruptedException {
    Target target = Target.of(job);
    if (target == null) {
      return new JobOutcome.Park(
          "'" + job.tweetId() + "' is no tweet's id, or '" + job.url() + "' no page's address");
    }
    if (!archive.hasKeys()) {
      return JobOutcome.postpone(
          clock.instant().plus(Schedule.DENIED),
          "COVEY_ARCHIVE_ACCESS_KEY and COVEY_ARCHIVE_SECRET_KEY are not both set");
    }
    Optional<TweetToArchive> tweet =
        database.inTransaction(tx -> SelectTweetToArchive.of(tx, target.tweetId()));
    if (tweet.isEmpty()) {
      LOG.info("tweet {} is not stored any more, so it is not archived", target.tweetId());
      return JobOutcome.done();
    }
    Snapshot known = tweet.get().snapshot();
    Work work = new Work(target, known, context.attempt());
    if (known == null || !known.outcome().open()) {
      return tweet.get().wanted() && !isFresh(known) ? lookUp(work) : JobOutcome.done();
    }
    return isFollowed(known) ? followCapture.run(work) : lookUp(work);
  }

  private boolean isFresh(@Nullable Snapshot known) {
    return known != null
        && (known.outcome() == SnapshotOutcome.SAVED || known.outcome() == SnapshotOutcome.REUSED)
        && isFresh(known.capturedAt());
  }

  private boolean isFresh(@Nullable Instant capturedAt) {
    return capturedAt != null && capturedAt.isAfter(clock.instant().minus(reuseWithin));
  }

  /** Whether the archive still knows how the capture stands. */
  private boolean isFollowed(Snapshot known) {
    Instant requestedAt = known.requestedAt();
    return known.jobId() != null
        && requestedAt != null
        && clock.instant().isBefore(requestedAt.plus(Schedule.STATUS_KEPT));
  }

  private JobOutcome lookUp(Work work) throws SQLException, InterruptedException {
    return switch (limits.acquire(ArchiveLimits.LOOKUP, work.target())) {
      case Admission.Later(Instant at, String why) -> JobOutcome.postpone(at, why);
      case Admission.Granted(var permits) -> {
        Availability availability = archive.available(work.target().url());
        limits.landed(permits);
        yield switch (availability) {
          case Availability.Found(Capture capture) when isFresh(capture.at()) ->
              work.store(capture, clock.instant());
          case Availability.Found _, Availability.None _ -> nothingFresh(work);
          case Trouble trouble -> blind(work, trouble);
        };
      }
    };
  }

  /** A request without an answer may still lead to a snapshot that the look-up does not know. */
  private JobOutcome nothingFresh(Work work) throws SQLException, InterruptedException {
    Instant requestedAt = work.requestedAt();
    Instant now = clock.instant();
    boolean unknown = work.outcome() == SnapshotOutcome.ASKING && requestedAt != null;
    if (unknown && requestedAt != null && now.isBefore(requestedAt.plus(Schedule.UNKNOWN))) {
      return JobOutcome.postpone(
          now.plus(Schedule.LOOK_AGAIN),
          "it is not known whether the request of " + requestedAt + " reached the archive");
    }
    return requestCapture.run(work);
  }

  private JobOutcome blind(Work work, Trouble trouble) throws SQLException {
    Instant now = clock.instant();
    return switch (trouble) {
      case Trouble.Busy(Instant until, _, String why) ->
          JobOutcome.postpone(limits.block(ArchiveLimits.LOOKUP, until, why), why);
      case Trouble.Denied(String why) ->
          JobOutcome.postpone(
              limits.block(ArchiveLimits.LOOKUP, now.plus(Schedule.DENIED), why), why);
      case Trouble.Broken(String why, _) ->
          JobOutcome.retryAt(Schedule.afterFailure(work.attempt(), now), why);
    };
  }
}
