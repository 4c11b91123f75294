/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.model.review.ProfileSeen;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of the look at one profile. */
sealed interface ProfileSight {

  /**
   * It was made.
   *
   * @param card the profile's own card, where one was shown
   * @param words why nothing could be seen
   */
  record Made(
      ProfileSeen seen,
      List<Sighting> sightings,
      @Nullable SourceProfile card,
      @Nullable String words)
      implements ProfileSight {
    public Made {
      sightings = List.copyOf(sightings);
    }
  }

  /** It was not made: a limit, or every place is left alone for a while. */
  record Postponed(Instant until, String reason) implements ProfileSight {}
}
