/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import java.util.List;

/** A source after whose reading something happens, before the worker hears what it read. */
record AfterReading(TweetSource source, Act act) implements TweetSource {
  /** What happens. */
  interface Act {
    void run() throws InterruptedException;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public ProfileLook lookProfile(String username) throws InterruptedException {
    return source.lookProfile(username);
  }

  @Override
  public ProfileLook lookProfileById(long userId) throws InterruptedException {
    return source.lookProfileById(userId);
  }

  @Override
  public SliceRead readSlice(String username, Slice slice) throws InterruptedException {
    SliceRead read = source.readSlice(username, slice);
    act.run();
    return read;
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException {
    return source.lookTweets(queries);
  }

  @Override
  public int places() {
    return source.places();
  }

  @Override
  public void close() {
    source.close();
  }
}
