/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** Always shows the same moment. */
record StandingClock(Instant instant) implements CoveyClock {
  @Override
  public Duration realTimeUntil(Instant then) {
    return then.isAfter(instant) ? Duration.between(instant, then) : Duration.ZERO;
  }
}
