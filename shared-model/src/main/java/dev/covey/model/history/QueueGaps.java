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
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Queues a fetch job for each part of a profile's history that was not read yet, newest first. A
 * part that is queued already is left alone: its job's unique key is where it begins.
 */
public final class QueueGaps {
  private QueueGaps() {}

  /** Returns how many jobs were queued. */
  public static int of(Transaction transaction, Outbox outbox, Profile profile, Instant until)
      throws SQLException {
    if (!profile.trackFrom.isBefore(until)) {
      return 0;
    }
    long id = Objects.requireNonNull(profile.id, "profile.id");
    Duration length = length(profile, until);
    List<Slice> gaps = SelectGaps.in(transaction, id, new Slice(profile.trackFrom, until));
    List<NewJob> jobs = new ArrayList<>();
    for (Slice gap : gaps.reversed()) {
      for (Slice slice : gap.cut(length)) {
        jobs.add(
            new NewJob(
                new FetchAndPersist(id, profile.username, slice.from(), slice.until()),
                null,
                "fetch:" + id + ":" + slice.from()));
      }
    }
    return jobs.isEmpty() ? 0 : outbox.enqueue(transaction, jobs);
  }

  private static Duration length(Profile profile, Instant now) {
    Instant joined = profile.joinedAt == null ? profile.trackFrom : profile.joinedAt;
    return SliceLength.of(profile.posts == null ? 0 : profile.posts, joined, now);
  }
}
