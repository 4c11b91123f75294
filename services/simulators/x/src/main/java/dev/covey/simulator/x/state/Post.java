/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import dev.covey.simulator.kit.world.WorldCard;
import dev.covey.simulator.kit.world.WorldCounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post, reply, quote or repost; a repost has no words of its own. */
public record Post(
    long id,
    long author,
    String text,
    Instant createdAt,
    References references,
    long conversation,
    List<Media> media,
    @Nullable Poll poll,
    String lang,
    WorldCounts counts,
    boolean sensitive,
    @Nullable Instant deletedAt,
    @Nullable String unavailable,
    @Nullable WorldCard card) {

  public Post {
    media = List.copyOf(media);
  }

  /** The posts it answers, shows or passes on. */
  public record References(@Nullable Long replyTo, @Nullable Long quotes, @Nullable Long repostOf) {

    public static final References NONE = new References(null, null, null);
  }

  /** A post that has just been written. */
  public static Post written(
      long id, long author, String text, Instant at, References references, long conversation) {
    return new Post(
        id,
        author,
        text,
        at,
        references,
        conversation,
        List.of(),
        null,
        "en",
        WorldCounts.NONE,
        false,
        null,
        null,
        null);
  }

  /** The same with pictures and a poll. */
  public Post with(List<Media> pictures, @Nullable Poll asked) {
    return new Post(
        id,
        author,
        text,
        createdAt,
        references,
        conversation,
        pictures,
        asked,
        lang,
        counts,
        sensitive,
        deletedAt,
        unavailable,
        card);
  }

  public boolean existsAt(Instant time) {
    return !createdAt.isAfter(time) && (deletedAt == null || deletedAt.isAfter(time));
  }

  public boolean isRepost() {
    return references.repostOf() != null;
  }

  public boolean isReply() {
    return references.replyTo() != null;
  }
}
