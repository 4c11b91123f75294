/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceProfile;
import org.jspecify.annotations.Nullable;

/** How the walk over an instance's pages of a slice ended. */
sealed interface WalkEnd {

  /** All of the slice was seen, as far as can be told. */
  record Complete() implements WalkEnd {}

  /**
   * The instance shows nothing at all, which may be so, or a failure that looks the same.
   *
   * @param profile the card beside it, if there is one
   */
  record Empty(@Nullable SourceProfile profile) implements WalkEnd {}

  /** It stopped before the end. */
  record Stopped(SourceFailure failure) implements WalkEnd {}

  /** The instance says there is no such profile. */
  record NoProfile(Sighting seen) implements WalkEnd {}

  /** The profile shows its tweets to nobody, or only to its followers. */
  record Closed(ProfileLook look) implements WalkEnd {}
}
