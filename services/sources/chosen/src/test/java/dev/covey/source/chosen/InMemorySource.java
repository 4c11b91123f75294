/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that sees everything as suspended and gone, unless it was told why it can't see or what
 * to answer to a slice. It remembers what it was asked.
 */
final class InMemorySource implements TweetSource {
  private final String name;
  private final int places;
  private final List<String> asked = new ArrayList<>();
  private @Nullable SourceFailure failure;
  private @Nullable SliceRead slice;
  private boolean closed;

  InMemorySource(String name, int places) {
    this.name = name;
    this.places = places;
  }

  InMemorySource failing(SourceFailure why) {
    failure = why;
    return this;
  }

  InMemorySource reading(SliceRead read) {
    slice = read;
    return this;
  }

  List<String> asked() {
    return asked;
  }

  boolean isClosed() {
    return closed;
  }

  Sighting sighting() {
    return new Sighting(name, Instant.EPOCH);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProfileLook lookProfile(String username) {
    asked.add("profile " + username);
    return failure == null
        ? new ProfileLook.Suspended(sighting())
        : new ProfileLook.Unclear(failure);
  }

  @Override
  public ProfileLook lookProfileById(long userId) {
    return lookProfile("#" + userId);
  }

  @Override
  public SliceRead readSlice(String username, Slice wanted) {
    asked.add("slice " + username);
    if (slice != null) {
      return slice;
    }
    return failure == null
        ? new SliceRead.Complete(wanted, List.of(), List.of())
        : new SliceRead.Failed(failure);
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) {
    queries.forEach(query -> asked.add("tweet " + query.id()));
    return queries.stream()
        .<TweetLook>map(query ->
            failure == null
                ? new TweetLook.Missing(query.id(), true, sighting())
                : new TweetLook.Unclear(query.id(), failure))
        .toList();
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public void close() {
    closed = true;
  }
}
