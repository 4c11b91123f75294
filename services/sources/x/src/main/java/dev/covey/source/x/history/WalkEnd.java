/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SourceFailure;

/** How a walk through the pages of a list ended. */
sealed interface WalkEnd {

  /** The list has no more pages, which is not to say that there is nothing more. */
  record Ended() implements WalkEnd {}

  /** Something went wrong on the way. */
  record Stopped(SourceFailure failure) implements WalkEnd {}

  /** The profile's posts can't be seen. */
  record Closed(ProfileLook look) implements WalkEnd {}
}
