/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceRead;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.FirstTweet;
import dev.covey.model.time.Retention;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a slice and stores it. A slice that was read in part is stored in part: what is missing
 * stays a gap, and the next scan queues it. Safe for many threads.
 */
public final class FetchAndPersistHandler implements JobHandler<FetchAndPersist> {
  private static final Logger LOG = LoggerFactory.getLogger(FetchAndPersistHandler.class);
  private static final Duration CLOSED = Duration.ofHours(6);
  private static final Duration NOT_FOUND = Duration.ofHours(1);

  /** A part that can't be had stays queued, so that no scan asks for it again and again. */
  private static final Duration LASTING = Duration.ofDays(30);

  private static final Duration SPREAD = Duration.ofSeconds(10);

  private final Database database;
  private final Entities entities;
  private final TweetSource source;
  private final Outbox outbox;
  private final InstantSource clock;

  public FetchAndPersistHandler(
      Database database,
      Entities entities,
      TweetSource source,
      Outbox outbox,
      InstantSource clock) {
    this.database = database;
    this.entities = entities;
    this.source = source;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public JobOutcome handle(FetchAndPersist job, JobContext context)
      throws SQLException, InterruptedException {
    Optional<Profile> profile = profile(job.profileId());
    if (profile.isEmpty()) {
      return wasErased(job.profileId())
          ? JobOutcome.done()
          : new JobOutcome.Park("profile " + job.profileId() + " is not in the database");
    }
    if (!job.until().isAfter(FirstTweet.DAY)) {
      return new JobOutcome.Park("the slice until " + job.until() + " lies before X began");
    }
    Instant now = clock.instant();
    Instant from = wantedFrom(job, profile.get(), now);
    if (!profile.get().isTracked() || !from.isBefore(job.until())) {
      return JobOutcome.done();
    }
    Slice slice = new Slice(from, job.until());
    SourceRead told = source.read(profile.get().username, slice);
    return switch (told.read()) {
      case SliceRead.Complete(var covered, var tweets, _) ->
          JobOutcome.done(
              new StoreSlice(outbox, job.profileId(), told.source(), covered, tweets, now));
      case SliceRead.Partial(var covered, var tweets, _, var failure) -> {
        var part = new StoreSlice(outbox, job.profileId(), told.source(), covered, tweets, now);
        yield covered == null ? notForward(part, failure, now) : partOf(job, part, failure);
      }
      case SliceRead.Failed(var failure) -> outcomeOf(failure, Effect.NONE);
      case SliceRead.Closed(var look) -> closed(look, now);
    };
  }

  /** A job may be older than the wish to keep less: what is not kept is not read again. */
  private static Instant wantedFrom(FetchAndPersist job, Profile profile, Instant now) {
    Instant from = job.from().isBefore(FirstTweet.DAY) ? FirstTweet.DAY : job.from();
    return Retention.wantedFrom(from, profile.keepDays, now);
  }

  private boolean wasErased(long id) throws SQLException {
    return database.inTransaction(
        transaction -> EraseProfile.wasAsked(transaction.connection(), id));
  }

  private Optional<Profile> profile(long id) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        return new Profiles_(session).byId(id);
      }
    });
  }

  /** What brought nothing forward comes again, and counts. */
  private static JobOutcome notForward(StoreSlice part, SourceFailure failure, Instant now) {
    return failure.isTransient()
        ? outcomeOf(failure, part)
        : new JobOutcome.Postpone(now.plus(LASTING), failure.reason(), part);
  }

  /** The next scan queues the rest. */
  private static JobOutcome partOf(FetchAndPersist job, StoreSlice part, SourceFailure failure) {
    LOG.info(
        "@{} from {} until {} was read in part: {}",
        job.username(),
        job.from(),
        job.until(),
        failure.reason());
    return JobOutcome.done(part);
  }

  /** Waiting for a turn is no failure of the job: it comes again without having used an attempt. */
  private static JobOutcome outcomeOf(SourceFailure failure, Effect effect) {
    Instant retryAt = failure.retryAt();
    if (retryAt == null) {
      return new JobOutcome.Park(failure.reason());
    }
    return failure.isOnlyDelay()
        ? new JobOutcome.Postpone(spread(retryAt), failure.reason(), effect)
        : new JobOutcome.RetryAt(retryAt, failure.reason(), effect);
  }

  /** So that what waits for one moment does not come all at once then. */
  private static Instant spread(Instant moment) {
    return moment.plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
  }

  /**
   * It may open again; until then its job keeps the scan from asking for the same over and over.
   */
  private static JobOutcome closed(ProfileLook look, Instant now) {
    return switch (look) {
      case ProfileLook.Found(_, var seen) -> later(now, Duration.ZERO, "can be seen", seen);
      case ProfileLook.Protected(_, var seen) -> later(now, CLOSED, "is protected", seen);
      case ProfileLook.Suspended(var seen) -> later(now, CLOSED, "is suspended", seen);
      case ProfileLook.NotFound(var seen) -> later(now, NOT_FOUND, "is not found", seen.getFirst());
      case ProfileLook.Unclear(var failure) -> outcomeOf(failure, Effect.NONE);
    };
  }

  private static JobOutcome later(Instant now, Duration pause, String state, Sighting seen) {
    return JobOutcome.postpone(
        spread(now.plus(pause)), "the profile " + state + ", says " + seen.place());
  }
}
