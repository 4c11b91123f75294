/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One post; {@code author} is a user's id. A reply names what it answers in {@code replyTo}, a
 * quote what it shows in {@code quotes}. {@code unavailable} is the reason that is shown in place
 * of the post; a post with {@code deletedAt} is gone from then on.
 */
public record WorldPost(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long author,
    String text,
    Instant createdAt,
    @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING) Long replyTo,
    @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING) Long quotes,
    List<WorldMedia> media,
    @Nullable WorldPoll poll,
    String lang,
    WorldCounts counts,
    boolean sensitive,
    @Nullable Instant deletedAt,
    @Nullable String unavailable,
    @Nullable WorldCard card,
    String communityNote) {

  public WorldPost {
    text = Objects.requireNonNullElse(text, "");
    long postId = id;
    Objects.requireNonNull(createdAt, () -> "post " + postId + " without createdAt");
    media = Lists.orEmpty(media);
    lang = Objects.requireNonNullElse(lang, "en");
    counts = Objects.requireNonNullElse(counts, WorldCounts.NONE);
    communityNote = Objects.requireNonNullElse(communityNote, "");
  }

  /** Begins a post of nothing but text. */
  public static WorldPostBuilder builder(long id, long author, String text, Instant createdAt) {
    return new WorldPostBuilder(id, author, text, createdAt);
  }

  /** Begins a post that is like this one. */
  public WorldPostBuilder toBuilder() {
    return new WorldPostBuilder(this);
  }

  /** Whether the post can be seen at that time. */
  public boolean existsAt(Instant time) {
    return !createdAt.isAfter(time) && (deletedAt == null || deletedAt.isAfter(time));
  }
}
