/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.message.PersistedReview;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.ReviveJobs;
import dev.covey.model.review.ClaimDueReviews;
import dev.covey.model.review.ReviewSchedule;
import dev.covey.model.review.TakeNewTweets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Queues a review of each tweet of a profile that is due, up to a hundred in one job. */
final class QueueReviews {
  private static final int MOST_IN_JOB = 100;
  private static final int MOST_AT_ONCE = 1_000;

  /** A tweet whose job was lost from sight comes due again after this. */
  private static final Duration UNTIL_AGAIN = Duration.ofDays(1);

  private static final Duration PARKED_FOR = Duration.ofHours(1);

  private final Database database;
  private final Outbox outbox;
  private final ReviewSchedule schedule;

  QueueReviews(Database database, Outbox outbox, ReviewSchedule schedule) {
    this.database = database;
    this.outbox = outbox;
    this.schedule = schedule;
  }

  /** Returns how many jobs were queued. */
  int of(long profileId, Instant now) throws SQLException {
    return database.inTransaction(transaction -> {
      TakeNewTweets.of(transaction, profileId, schedule);
      return queue(transaction, profileId, now);
    });
  }

  /** Looking again does no harm, and one job that failed must not keep its tweets from sight. */
  private static int revive(Transaction transaction, List<NewJob> jobs, Instant now)
      throws SQLException {
    List<String> keys = jobs.stream().map(NewJob::uniqueKey).filter(Objects::nonNull).toList();
    return ReviveJobs.of(transaction, keys, now.minus(PARKED_FOR), now);
  }

  private int queue(Transaction transaction, long profileId, Instant now) throws SQLException {
    List<Long> due =
        ClaimDueReviews.of(transaction, profileId, now, now.plus(UNTIL_AGAIN), MOST_AT_ONCE);
    List<NewJob> jobs = new ArrayList<>();
    for (int from = 0; from < due.size(); from += MOST_IN_JOB) {
      List<Long> some = due.subList(from, Math.min(due.size(), from + MOST_IN_JOB));
      jobs.add(
          new NewJob(
              new PersistedReview(profileId, some.stream().map(String::valueOf).toList()),
              null,
              "review:"
                  + profileId
                  + ":"
                  + some.getFirst()
                  + "-"
                  + some.getLast()
                  + ":"
                  + some.size()));
    }
    int queued = outbox.enqueue(transaction, jobs);
    return queued == jobs.size() ? queued : queued + revive(transaction, jobs, now);
  }
}
