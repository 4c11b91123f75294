/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Profile;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.ReviveJobs;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Queues a fetch job for each part of a profile's history that was not read yet, newest first. A
 * part that is queued already is left alone: its job's unique key is where it begins. One that was
 * parked is let run again after an hour.
 */
public final class QueueGaps {
  private static final Duration PARKED_FOR = Duration.ofHours(1);

  private QueueGaps() {}

  /** Returns how many jobs were queued. */
  public static int of(Transaction transaction, Outbox outbox, Profile profile, Instant until)
      throws SQLException {
    Instant from = profile.wantedFrom(until);
    if (!from.isBefore(until)) {
      return 0;
    }
    long id = Objects.requireNonNull(profile.id, "profile.id");
    Duration length = length(profile, until);
    List<Slice> gaps = SelectGaps.in(transaction, id, new Slice(from, until));
    List<NewJob> jobs = new ArrayList<>();
    for (Slice gap : gaps.reversed()) {
      for (Slice slice : gap.cut(length)) {
        jobs.add(
            new NewJob(
                new FetchAndPersist(id, profile.username, slice.from(), slice.until()),
                null,
                keyOf(id) + ":" + slice.from()));
      }
    }
    if (jobs.isEmpty()) {
      return 0;
    }
    int queued = outbox.enqueue(transaction, jobs);
    return queued == jobs.size() ? queued : queued + revive(transaction, jobs, until);
  }

  /** Reading again is harmless, and one slice that failed must not end a profile's history. */
  private static int revive(Transaction transaction, List<NewJob> jobs, Instant now)
      throws SQLException {
    List<String> keys = jobs.stream().map(NewJob::uniqueKey).filter(Objects::nonNull).toList();
    return ReviveJobs.of(transaction, keys, now.minus(PARKED_FOR), now);
  }

  /** What the unique keys of a profile's fetch jobs begin with, before a colon. */
  static String keyOf(long profileId) {
    return "fetch:" + profileId;
  }

  private static Duration length(Profile profile, Instant now) {
    Instant joined = profile.joinedAt == null ? profile.trackFrom : profile.joinedAt;
    return SliceLength.of(profile.posts == null ? 0 : profile.posts, joined, now);
  }
}
