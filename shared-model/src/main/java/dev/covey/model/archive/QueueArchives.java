/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Transaction;
import dev.covey.model.history.TweetLine;
import dev.covey.model.message.Archive;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.source.SourceTweet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queues an Archive job for each tweet of a profile that is to be archived; belongs into the
 * transaction that stores the tweets for the first time.
 */
public final class QueueArchives {
  private static final String SQL = "select archive from profile where id = ?";

  private QueueArchives() {}

  /** Returns how many were queued: none where the profile is not to be archived. */
  public static int of(
      Transaction transaction, Outbox outbox, long profileId, List<SourceTweet> tweets)
      throws SQLException {
    return tweets.isEmpty() || !wanted(transaction, profileId)
        ? 0
        : outbox.enqueue(
            transaction,
            tweets.stream().map(tweet -> job(tweet.id(), tweet.author(), null)).toList());
  }

  private static boolean wanted(Transaction transaction, long profileId) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * @param runAt null for at once
   */
  static NewJob job(long tweetId, String author, @Nullable Instant runAt) {
    String id = Long.toString(tweetId);
    return new NewJob(new Archive(id, TweetLine.url(author, tweetId)), runAt, "archive:" + id);
  }
}
