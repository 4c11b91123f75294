/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceRead;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import java.util.List;

/** A source that is made of several, of which the one that reads has the name given. */
record ReadByAnother(TweetSource source, String reader) implements TweetSource {
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
    return source.readSlice(username, slice);
  }

  @Override
  public SourceRead read(String username, Slice slice) throws InterruptedException {
    return new SourceRead(reader, readSlice(username, slice));
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
