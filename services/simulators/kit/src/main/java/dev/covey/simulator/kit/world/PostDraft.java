/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post of a world that is being built. */
public final class PostDraft {

  private final long id;
  private final long author;
  private final String text;
  private final Instant at;
  private final List<WorldMedia> media = new ArrayList<>();
  private @Nullable Long replyTo;
  private @Nullable Long quotes;
  private @Nullable WorldPoll poll;
  private String lang = "en";
  private WorldCounts counts = WorldCounts.NONE;
  private boolean sensitive;
  private @Nullable Instant deletedAt;
  private @Nullable String unavailable;
  private @Nullable WorldCard card;
  private String communityNote = "";

  PostDraft(long id, long author, String text, Instant at) {
    this.id = id;
    this.author = author;
    this.text = text;
    this.at = at;
  }

  public long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  PostDraft replyTo(PostDraft parent) {
    replyTo = parent.id;
    return this;
  }

  PostDraft quotes(PostDraft quoted) {
    quotes = quoted.id;
    return this;
  }

  public PostDraft photo(String url, String altText) {
    media.add(new WorldMedia("photo", url, altText, 1200, 800));
    return this;
  }

  public PostDraft poll(WorldPoll asked) {
    poll = asked;
    return this;
  }

  public PostDraft lang(String code) {
    lang = code;
    return this;
  }

  /** Numbers shown on top of what the world holds. */
  public PostDraft counts(WorldCounts more) {
    counts = more;
    return this;
  }

  public PostDraft sensitive() {
    sensitive = true;
    return this;
  }

  public PostDraft deleted(Instant when) {
    deletedAt = when;
    return this;
  }

  /** The post is there, but a reason stands in its place. */
  public PostDraft unavailable(String reason) {
    unavailable = reason;
    return this;
  }

  public PostDraft media(WorldMedia more) {
    media.add(more);
    return this;
  }

  public PostDraft card(WorldCard preview) {
    card = preview;
    return this;
  }

  public PostDraft communityNote(String note) {
    communityNote = note;
    return this;
  }

  WorldPost build() {
    return new WorldPost(
        id,
        author,
        text,
        at,
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
