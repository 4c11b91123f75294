/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Ids as X makes them: milliseconds since November 2010 in the upper bits. Ids of one instance rise
 * strictly, also when its clock stands still or goes back. Safe for many threads.
 */
public final class Snowflakes {

  private static final long EPOCH_MILLIS = 1_288_834_974_657L;
  private static final int SEQUENCE_BITS = 22;

  private final InstantSource clock;
  private long last;

  /** Ids that tell the time of that clock. */
  public Snowflakes(InstantSource clock) {
    this.clock = clock;
  }

  /** The next id. */
  public synchronized long next() {
    last = Math.max(last + 1, firstOf(clock.instant()));
    return last;
  }

  /** The smallest id of a moment. */
  public static long firstOf(Instant time) {
    return Math.max(0, time.toEpochMilli() - EPOCH_MILLIS) << SEQUENCE_BITS;
  }

  /** The moment an id tells, to the millisecond. */
  public static Instant timeOf(long id) {
    return Instant.ofEpochMilli((id >> SEQUENCE_BITS) + EPOCH_MILLIS);
  }
}
