/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post in the making: what is not said is absent, empty or zero. One thread at a time. */
public final class WorldPostBuilder {
  private final long id;
  private long author;
  private String text;
  private Instant createdAt;
  private @Nullable Long replyTo;
  private @Nullable Long quotes;
  private List<WorldMedia> media = List.of();
  private @Nullable WorldPoll poll;
  private String lang = "en";
  private WorldCounts counts = WorldCounts.NONE;
  private boolean sensitive;
  private @Nullable Instant deletedAt;
  private @Nullable String unavailable;
  private @Nullable WorldCard card;
  private String communityNote = "";

  WorldPostBuilder(long id, long author, String text, Instant createdAt) {
    this.id = id;
    this.author = author;
    this.text = text;
    this.createdAt = createdAt;
  }

  WorldPostBuilder(WorldPost post) {
    this.id = post.id();
    this.author = post.author();
    this.text = post.text();
    this.createdAt = post.createdAt();
    this.replyTo = post.replyTo();
    this.quotes = post.quotes();
    this.media = post.media();
    this.poll = post.poll();
    this.lang = post.lang();
    this.counts = post.counts();
    this.sensitive = post.sensitive();
    this.deletedAt = post.deletedAt();
    this.unavailable = post.unavailable();
    this.card = post.card();
    this.communityNote = post.communityNote();
  }

  public WorldPostBuilder author(long value) {
    author = value;
    return this;
  }

  public WorldPostBuilder text(String value) {
    text = value;
    return this;
  }

  public WorldPostBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public WorldPostBuilder replyTo(@Nullable Long value) {
    replyTo = value;
    return this;
  }

  public WorldPostBuilder quotes(@Nullable Long value) {
    quotes = value;
    return this;
  }

  public WorldPostBuilder media(List<WorldMedia> value) {
    media = value;
    return this;
  }

  public WorldPostBuilder poll(@Nullable WorldPoll value) {
    poll = value;
    return this;
  }

  public WorldPostBuilder lang(String value) {
    lang = value;
    return this;
  }

  public WorldPostBuilder counts(WorldCounts value) {
    counts = value;
    return this;
  }

  public WorldPostBuilder sensitive(boolean value) {
    sensitive = value;
    return this;
  }

  public WorldPostBuilder deletedAt(@Nullable Instant value) {
    deletedAt = value;
    return this;
  }

  public WorldPostBuilder unavailable(@Nullable String value) {
    unavailable = value;
    return this;
  }

  public WorldPostBuilder card(@Nullable WorldCard value) {
    card = value;
    return this;
  }

  public WorldPostBuilder communityNote(String value) {
    communityNote = value;
    return this;
  }

  public WorldPost build() {
    return new WorldPost(
        id,
        author,
        text,
        createdAt,
        replyTo,
        quotes,
        media,
        poll,
        lang,
        counts,
        sensitive,
        deletedAt,
        unavailable,
        card,
        communityNote);
  }
}
