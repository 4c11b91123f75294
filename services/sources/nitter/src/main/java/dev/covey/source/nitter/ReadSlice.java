/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.time.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a slice from one instance, and what that leaves open from the next. Cursors never cross
 * instances: each starts with a search of its own.
 */
final class ReadSlice {
  private static final Logger LOG = LoggerFactory.getLogger(ReadSlice.class);

  /** If one answer in twenty is falsely empty, one slice in eight thousand is. */
  private static final int LOOKS = 3;

  private final SliceReading reading;
  private final SliceHarvest harvest;
  private final List<SourceFailure> failed = new ArrayList<>();
  private final List<Sighting> noProfile = new ArrayList<>();

  ReadSlice(SliceReading reading, Slice slice) {
    this.reading = reading;
    this.harvest = new SliceHarvest(reading.username(), slice);
  }

  SliceRead over(List<Instance> instances) throws InterruptedException {
    for (Instance instance : instances) {
      SliceRead read = judge(readFrom(instance), instance);
      if (read != null) {
        return read;
      }
    }
    if (!noProfile.isEmpty() && noProfile.size() == failed.size() && harvest.size() == 0) {
      return new SliceRead.Closed(new ProfileLook.NotFound(noProfile));
    }
    SourceFailure failure = Failures.all(failed);
    Slice covered = settled(harvest.covered());
    return harvest.tweets().isEmpty() && covered == null
        ? new SliceRead.Failed(failure)
        : partial(covered, failure);
  }

  private SliceRead.Partial partial(@Nullable Slice covered, SourceFailure failure) {
    return new SliceRead.Partial(covered, harvest.tweets(), harvest.unavailable(), failure);
  }

  /** The part that is old enough for search to know all of it; null if there is none. */
  private @Nullable Slice settled(@Nullable Slice seen) {
    Instant end = reading.settledUntil();
    if (seen == null || !seen.until().isAfter(end)) {
      return seen;
    }
    return seen.from().isBefore(end) ? new Slice(seen.from(), end) : null;
  }

  private SliceRead whole(Instance instance) {
    Slice covered = settled(harvest.slice());
    if (covered == null) {
      return partial(
          null,
          reading
              .failures()
              .of(Kind.UNTRUSTED, instance, "so new that search may not show all of it yet"));
    }
    return new SliceRead.Complete(covered, harvest.tweets(), harvest.unavailable());
  }

  /** Null to try the next instance. */
  private @Nullable SliceRead judge(WalkEnd end, Instance instance) {
    return switch (end) {
      case WalkEnd.Complete _, WalkEnd.Empty _ -> whole(instance);
      case WalkEnd.Closed(var look) -> new SliceRead.Closed(look);
      case WalkEnd.Stopped(var failure) -> {
        fail(failure);
        yield null;
      }
      case WalkEnd.NoProfile(var seen) -> {
        noProfile.add(seen);
        fail(
            reading
                .failures()
                .of(
                    Kind.UNTRUSTED,
                    instance,
                    "it says there is no @"
                        + reading.username()
                        + ", as it also does when it could not look"));
        yield null;
      }
    };
  }

  private void fail(SourceFailure failure) {
    LOG.debug("slice {} of @{}: {}", harvest.slice(), reading.username(), failure.reason());
    failed.add(failure);
  }

  /** An empty result is looked at again and again, and only where search is known to work. */
  private WalkEnd readFrom(Instance instance) throws InterruptedException {
    WalkEnd end = walk(instance);
    if (!(end instanceof WalkEnd.Empty(var profile))) {
      return end;
    }
    WalkEnd objection = new EmptyCheck(reading, instance, harvest).objection(profile);
    if (objection != null) {
      return objection;
    }
    for (int look = 1; look < LOOKS && end instanceof WalkEnd.Empty; look++) {
      end = walk(instance);
    }
    return end;
  }

  private WalkEnd walk(Instance instance) throws InterruptedException {
    return new SearchWalk(reading, instance, harvest).run();
  }
}
