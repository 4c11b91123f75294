/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import dev.covey.model.time.Slice;
import java.util.List;

/**
 * A place that shows profiles and tweets. Equal tweets give equal records, whichever the source. A
 * source never throws for what the outside world does: it answers with an outcome that says what
 * was seen, or why nothing could be. Safe for many threads.
 */
public interface TweetSource extends AutoCloseable {

  /** A short name for coverage rows, metrics and logs, such as {@code nitter}. */
  String name();

  /** One look at a profile. What it says is an observation, not yet a verdict. */
  ProfileLook lookProfile(String username) throws InterruptedException;

  /** One look at the profile with that numeric id, whatever its name is by now. */
  ProfileLook lookProfileById(long userId) throws InterruptedException;

  /**
   * Reads every tweet that the profile itself wrote in the slice; retweets are not among them. A
   * slice that could not be read is never reported as an empty one.
   */
  SliceRead readSlice(String username, Slice slice) throws InterruptedException;

  /** The same, and who read: a source that is made of several has no one name. */
  default SourceRead read(String username, Slice slice) throws InterruptedException {
    return new SourceRead(name(), readSlice(username, slice));
  }

  /**
   * Looks at each of these tweets once, and answers in the same order. A tweet that the place did
   * not show is looked for beside one that is known to be there.
   */
  List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException;

  /** How many places it has that can fail apart from each other. */
  int places();

  /** Ends waits that are under way and closes what the source itself opened. */
  @Override
  void close();
}
