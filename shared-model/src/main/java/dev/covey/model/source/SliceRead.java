/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import dev.covey.model.time.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a slice gave. Tweets are distinct, written by the profile, made inside the slice,
 * and newest first.
 */
public sealed interface SliceRead {

  /**
   * The slice was read to its end.
   *
   * @param covered the slice asked for, cut where it reached into the future
   */
  record Complete(Slice covered, List<SourceTweet> tweets, List<UnavailableTweet> unavailable)
      implements SliceRead {
    public Complete {
      tweets = List.copyOf(tweets);
      unavailable = List.copyOf(unavailable);
    }
  }

  /**
   * The newer part was read, then something went wrong.
   *
   * @param covered the part that was truly seen; null if the tweets prove no whole range
   */
  record Partial(
      @Nullable Slice covered,
      List<SourceTweet> tweets,
      List<UnavailableTweet> unavailable,
      SourceFailure failure)
      implements SliceRead {
    public Partial {
      tweets = List.copyOf(tweets);
      unavailable = List.copyOf(unavailable);
    }
  }

  /** Nothing was seen. */
  record Failed(SourceFailure failure) implements SliceRead {}

  /** The profile's tweets can't be seen now, by anyone: the look says why. */
  record Closed(ProfileLook look) implements SliceRead {}
}
