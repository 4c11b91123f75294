/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock {@code speed} times as fast as the machine's, told apart by where both started. */
record SpeededClock(Instant start, Instant realStart, double speed) implements CoveyClock {
  private static final double LONGEST_MICROS = ChronoUnit.DECADES.getDuration().toSeconds() * 1e6;

  SpeededClock {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0 but is " + speed);
    }
  }

  @Override
  public Instant instant() {
    Instant real = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
    if (speed == 1 && start.equals(realStart)) {
      return real;
    }
    long micros = realStart.until(real, ChronoUnit.MICROS);
    return start.plus((long) (micros * speed), ChronoUnit.MICROS);
  }

  @Override
  public Instant afterRealTime(Duration span) {
    double micros = Math.ceil((span.getSeconds() * 1e6 + span.getNano() / 1e3) * speed);
    return instant().plus((long) micros, ChronoUnit.MICROS);
  }

  @Override
  public Duration realTimeUntil(Instant then) {
    Duration left = Duration.between(instant(), then);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    // rounded up, so that the moment has come when the wait is over; far moments are cut short
    double micros = Math.ceil((left.getSeconds() * 1e6 + left.getNano() / 1e3) / speed);
    return Duration.of((long) Math.min(micros, LONGEST_MICROS), ChronoUnit.MICROS);
  }
}
