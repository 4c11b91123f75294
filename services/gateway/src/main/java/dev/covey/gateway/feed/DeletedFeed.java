/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import dev.covey.model.history.DeletedTweet;
import dev.covey.model.history.ProfileCard;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a feed holds, whatever its form; ids never change, also where a profile is renamed. */
public record DeletedFeed(ProfileCard profile, List<DeletedTweet> tweets) {
  private static final String TAG = "tag:covey.dev,2026:";

  public DeletedFeed {
    tweets = List.copyOf(tweets);
  }

  String id() {
    return TAG
        + "profile/"
        + (profile.xUserId() == null
            ? profile.username().toLowerCase(Locale.ROOT)
            : profile.xUserId())
        + "/deleted";
  }

  static String id(DeletedTweet deleted) {
    return TAG + "tweet/" + deleted.tweet().id() + "/deleted";
  }

  String title() {
    return "Deleted tweets of @" + profile.username();
  }

  String profileUrl() {
    return "https://x.com/" + profile.username();
  }

  /** When there was last something new in it. */
  public Instant updatedAt() {
    return tweets.stream()
        .map(DeletedTweet::updatedAt)
        .max(Comparator.naturalOrder())
        .orElse(profile.addedAt());
  }
}
