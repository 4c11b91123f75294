/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.model.source.SourceTweet;
import java.util.ArrayList;
import java.util.List;

/** Makes any number of different tweets of a few, by giving each a number of its own. */
final class NumberedTweets {
  /** Far enough apart from all that X has given out. */
  private static final long FIRST = 4_000_000_000_000_000_000L;

  private NumberedTweets() {}

  static List<SourceTweet> from(long number, List<SourceTweet> tweets) {
    List<SourceTweet> numbered = new ArrayList<>(tweets.size());
    long id = FIRST + number;
    for (SourceTweet tweet : tweets) {
      numbered.add(
          new SourceTweet(
              id++,
              tweet.author(),
              tweet.createdAt(),
              tweet.text(),
              null,
              false,
              tweet.replyTo(),
              tweet.quotedId(),
              tweet.media(),
              tweet.poll(),
              tweet.card(),
              tweet.stats(),
              tweet.edited(),
              tweet.note()));
    }
    return numbered;
  }
}
