/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an import means for a lane, if nothing else happens.
 *
 * @param added actions of this import
 * @param pending all that now wait in it, these among them; bounded where they are very many
 * @param credits what those of this import cost at X, in millionths of a dollar
 * @param first when the first of this import may run; null where that can't be said
 * @param last when the last of the lane has run; null where that can't be said
 * @param binds the limit that makes it wait the longest, in words; null where none does
 */
public record LaneForecast(
    LaneKey lane,
    int added,
    int pending,
    long credits,
    @Nullable Instant first,
    @Nullable Instant last,
    @Nullable String binds) {
  static final String HELD = "held until a person releases them";

  /** Whether a person has to release all that was added. */
  boolean isHeld() {
    return HELD.equals(binds);
  }
}
