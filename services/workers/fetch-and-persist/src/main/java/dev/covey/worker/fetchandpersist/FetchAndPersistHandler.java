/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads a slice and stores it. A slice that was read in part is stored in part: what is missing
 * stays a gap, and the next scan queues it. Safe for many threads.
 */
public final class FetchAndPersistHandler implements JobHandler<FetchAndPersist> {
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
      return new JobOutcome.Park("profile " + job.profileId() + " is not in the database");
    }
    if (!profile.get().status.equals("active")) {
      return JobOutcome.done();
    }
    Slice slice = new Slice(job.from(), job.until());
    Instant now = clock.instant();
    return switch (source.readSlice(profile.get().username, slice)) {
      case SliceRead.Complete(var covered, var tweets, _) ->
          JobOutcome.done(
              new StoreSlice(outbox, job.profileId(), source.name(), covered, tweets, now));
      case SliceRead.Partial(var covered, var tweets, _, _) ->
          JobOutcome.done(
              new StoreSlice(outbox, job.profileId(), source.name(), covered, tweets, now));
      case SliceRead.Failed(var failure) -> outcomeOf(failure);
      case SliceRead.Closed(_) -> JobOutcome.done();
    };
  }

  private Optional<Profile> profile(long id) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        return new Profiles_(session).byId(id);
      }
    });
  }

  /** Our own limits are no failure of the job: it comes again without having used an attempt. */
  private static JobOutcome outcomeOf(SourceFailure failure) {
    Instant retryAt = failure.retryAt();
    if (retryAt == null) {
      return new JobOutcome.Park(failure.reason());
    }
    return switch (failure.kind()) {
      case OUR_LIMIT, RATE_LIMITED -> JobOutcome.postpone(retryAt, failure.reason());
      case BLOCKED, UNREACHABLE, BROKEN, UNTRUSTED, REFUSED ->
          JobOutcome.retryAt(retryAt, failure.reason());
    };
  }
}
