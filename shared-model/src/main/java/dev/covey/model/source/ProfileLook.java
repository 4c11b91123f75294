/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.List;

/** What one look at a profile showed. */
public sealed interface ProfileLook {

  /**
   * The profile is there and its tweets can be read. Its name may differ from the one asked for, if
   * it was renamed: compare user ids.
   */
  record Found(SourceProfile profile, Sighting seen) implements ProfileLook {}

  /** The profile is there, but only its followers see its tweets. */
  record Protected(SourceProfile profile, Sighting seen) implements ProfileLook {}

  /** The platform has suspended the account. */
  record Suspended(Sighting seen) implements ProfileLook {}

  /**
   * Every place that could be asked said there is no such profile. Some places also say so when
   * they could not look, so one such answer proves nothing: ask again hours later.
   */
  record NotFound(List<Sighting> seen) implements ProfileLook {
    public NotFound {
      seen = List.copyOf(seen);
      if (seen.isEmpty()) {
        throw new IllegalArgumentException("not found needs at least one sighting");
      }
    }
  }

  /** Nothing could be seen; it says nothing about the profile. */
  record Unclear(SourceFailure failure) implements ProfileLook {}
}
