/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link SourceTweet} together piece by piece. One thread at a time. */
public final class SourceTweetBuilder {
  private final long id;
  private final String author;
  private final Instant createdAt;
  private String text = "";
  private @Nullable String retweetedBy;
  private boolean pinned;
  private List<String> replyTo = List.of();
  private @Nullable Long quotedId;
  private List<Media> media = List.of();
  private @Nullable Poll poll;
  private @Nullable Card card;
  private TweetStats stats = TweetStats.UNKNOWN;
  private boolean edited;
  private @Nullable String note;

  SourceTweetBuilder(long id, String author, Instant createdAt) {
    this.id = id;
    this.author = author;
    this.createdAt = createdAt;
  }

  public SourceTweetBuilder text(String value) {
    text = value;
    return this;
  }

  public SourceTweetBuilder retweetedBy(@Nullable String value) {
    retweetedBy = value;
    return this;
  }

  public SourceTweetBuilder pinned(boolean value) {
    pinned = value;
    return this;
  }

  public SourceTweetBuilder replyTo(List<String> value) {
    replyTo = value;
    return this;
  }

  public SourceTweetBuilder quotedId(@Nullable Long value) {
    quotedId = value;
    return this;
  }

  public SourceTweetBuilder media(List<Media> value) {
    media = value;
    return this;
  }

  public SourceTweetBuilder poll(@Nullable Poll value) {
    poll = value;
    return this;
  }

  public SourceTweetBuilder card(@Nullable Card value) {
    card = value;
    return this;
  }

  public SourceTweetBuilder stats(TweetStats value) {
    stats = value;
    return this;
  }

  public SourceTweetBuilder edited(boolean value) {
    edited = value;
    return this;
  }

  public SourceTweetBuilder note(@Nullable String value) {
    note = value;
    return this;
  }

  public SourceTweet build() {
    return new SourceTweet(
        id,
        author,
        createdAt,
        text,
        retweetedBy,
        pinned,
        replyTo,
        quotedId,
        media,
        poll,
        card,
        stats,
        edited,
        note);
  }
}
