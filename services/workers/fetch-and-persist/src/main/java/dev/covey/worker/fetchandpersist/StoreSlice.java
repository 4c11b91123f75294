/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.archive.QueueArchives;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.InsertCoverage;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.review.NoteNewTweets;
import dev.covey.model.review.NoteSeenAgain;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reading a slice leaves behind, as one effect: its tweets, the range that was truly seen, and
 * an event for each tweet that is new, with a job to archive it where the profile asks for that.
 *
 * @param covered null if the tweets prove no whole range
 */
public record StoreSlice(
    Outbox outbox,
    long profileId,
    String source,
    @Nullable Slice covered,
    List<SourceTweet> tweets,
    Instant seenAt)
    implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    List<SourceTweet> fresh = UpsertTweets.of(transaction, profileId, tweets, source, seenAt);
    NoteNewTweets.of(transaction, profileId, fresh);
    NoteSeenAgain.of(transaction, known(fresh), seenAt);
    if (covered != null) {
      InsertCoverage.of(transaction, profileId, covered, source, tweets.size(), seenAt);
    }
    outbox.tell(transaction, fresh.stream().map(this::detected).toList());
    QueueArchives.of(transaction, outbox, profileId, fresh);
  }

  private List<Long> known(List<SourceTweet> fresh) {
    Set<Long> news = fresh.stream().map(SourceTweet::id).collect(Collectors.toSet());
    return tweets.stream().map(SourceTweet::id).filter(id -> !news.contains(id)).toList();
  }

  private TweetDetected detected(SourceTweet tweet) {
    return new TweetDetected(
        profileId, Long.toString(tweet.id()), tweet.author(), tweet.createdAt(), seenAt);
  }
}
