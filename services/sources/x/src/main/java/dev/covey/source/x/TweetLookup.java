/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;
import java.util.Map;

/**
 * The tweets that X gave, and why it did not give the others.
 *
 * @param missing id to reason, for every id that was asked for and is not among the tweets
 */
public record TweetLookup(List<XTweet> tweets, Map<Long, String> missing) {
  public TweetLookup {
    tweets = List.copyOf(tweets);
    missing = Map.copyOf(missing);
  }
}
