/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tweet as a source shows it.
 *
 * @param author the name of who wrote it, without @; of a retweet, of the original
 * @param createdAt from the id, to the millisecond; for ids that are too old, as exact as shown
 * @param text as people read it: newlines kept, links whole, entities decoded, without the leading
 *     names of a reply and without the trailing link to its own media or quote
 * @param retweetedBy the display name of who passed it on, where it is shown as a retweet: then
 *     everything else is the original's
 * @param pinned shown at the top of its profile, out of order
 * @param replyTo names without @; empty also for answers to oneself, so it does not prove "no
 *     reply"
 * @param edited true if the source says so; false proves nothing
 * @param note a community note
 */
public record SourceTweet(
    long id,
    String author,
    Instant createdAt,
    String text,
    @Nullable String retweetedBy,
    boolean pinned,
    List<String> replyTo,
    @Nullable Long quotedId,
    List<Media> media,
    @Nullable Poll poll,
    @Nullable Card card,
    TweetStats stats,
    boolean edited,
    @Nullable String note) {
  public SourceTweet {
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(text, "text");
    replyTo = List.copyOf(replyTo);
    media = List.copyOf(media);
  }

  /** Starts a tweet that has nothing but its text. */
  public static SourceTweetBuilder builder(long id, String author, Instant createdAt) {
    return new SourceTweetBuilder(id, author, createdAt);
  }
}
