/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.settings;

import java.util.Map;

/** Which names of fields and parameters the simulated X speaks. */
public enum Vocabulary {
  /** The names up to version 2.166: {@code tweet.fields}, {@code referenced_tweets}. */
  OLD,
  /** The names since version 2.167: {@code post.fields}, {@code referenced_posts}. */
  NEW,
  /** Takes either parameter and answers in the old names. */
  MIXED;

  private static final Map<String, String> RENAMED =
      Map.of(
          "edit_history_tweet_ids", "edit_history_post_ids",
          "referenced_tweets", "referenced_posts",
          "note_tweet", "note_post",
          "tweets", "posts",
          "retweet_count", "repost_count",
          "tweet_count", "post_count",
          "pinned_tweet_id", "pinned_post_id",
          "most_recent_tweet_id", "most_recent_post_id");

  /** The name in this vocabulary of what the old one calls so. */
  public String name(String old) {
    return this == NEW ? RENAMED.getOrDefault(old, old) : old;
  }

  /** The host in the addresses of problem types. */
  public String problemHost() {
    return this == NEW ? "api.x.com" : "api.twitter.com";
  }
}
