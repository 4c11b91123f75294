/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.TweetCursor;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.source.TweetIds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queues Archive jobs for tweets that were stored before their profile was to be archived: newest
 * first, since what is deleted is mostly young, and leaving out what is archived, queued or gone.
 * In steps, each a transaction of its own: what was ended in the middle may be done again. One
 * thread at a time.
 */
public final class QueuePastArchives {
  /** Slower than the archive's own limit, so that new tweets find room beside them. */
  public static final Duration PACE = Duration.ofSeconds(12);

  private static final int STEP = 1_000;
  private static final TweetCursor NEWEST = new TweetCursor(TweetIds.LAST_TIME, Long.MAX_VALUE);
  private static final String SQL =
      """
      select tweet.id, tweet.author, tweet.created_at
      from tweet
        left join snapshot on snapshot.tweet_id = tweet.id
        left join review on review.tweet_id = tweet.id
      where tweet.profile_id = ? and (tweet.created_at, tweet.id) < (?, ?)
        and (snapshot.outcome is null or snapshot.outcome not in ('saved', 'reused', 'refused'))
        and (review.verdict is null or review.verdict <> 'gone')
        and not exists (
          select from job where job.unique_key = 'archive:' || tweet.id
            and job.state in ('waiting', 'queued', 'parked'))
      order by tweet.created_at desc, tweet.id desc
      limit ?
      """;

  private final Database database;
  private final Outbox outbox;
  private Instant nextRun;

  /** The first job runs at {@code from}, each further one {@link #PACE} after the one before. */
  public QueuePastArchives(Database database, Outbox outbox, Instant from) {
    this.database = database;
    this.outbox = outbox;
    this.nextRun = from;
  }

  private record Step(int queued, @Nullable TweetCursor next) {}

  /** Returns how many were queued. */
  public int of(long profileId) throws SQLException {
    int queued = 0;
    TweetCursor cursor = NEWEST;
    while (cursor != null) {
      TweetCursor from = cursor;
      Step step = database.inTransaction(transaction -> step(transaction, profileId, from));
      nextRun = nextRun.plus(PACE.multipliedBy(step.queued()));
      queued += step.queued();
      cursor = step.next();
    }
    return queued;
  }

  private Step step(Transaction transaction, long profileId, TweetCursor from) throws SQLException {
    List<NewJob> jobs = new ArrayList<>();
    TweetCursor last = from;
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      statement.setObject(2, Columns.timestamp(from.createdAt()));
      statement.setLong(3, from.id());
      statement.setInt(4, STEP);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          last = new TweetCursor(Columns.instant(row, "created_at"), row.getLong("id"));
          Instant runAt = nextRun.plus(PACE.multipliedBy(jobs.size()));
          jobs.add(QueueArchives.job(last.id(), row.getString("author"), runAt));
        }
      }
    }
    return new Step(outbox.enqueue(transaction, jobs), jobs.size() < STEP ? null : last);
  }
}
