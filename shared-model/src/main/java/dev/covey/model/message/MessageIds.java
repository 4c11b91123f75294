/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes message ids: UUIDs of version 7, which rise with time, so that rows written together lie
 * together in their index. Ids of one instance always rise. Safe for many threads.
 */
public final class MessageIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;

  /** Milliseconds shifted by 12 bits, with a counter in those bits. */
  private final AtomicLong last = new AtomicLong();

  public MessageIds() {
    this(InstantSource.system());
  }

  MessageIds(InstantSource clock) {
    this.clock = clock;
  }

  public UUID next() {
    long now = clock.millis() << 12;
    long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now));
    long high = ((stamp >>> 12) << 16) | VERSION_7 | (stamp & 0xFFF);
    long low = (ThreadLocalRandom.current().nextLong() & RANDOM_BITS) | VARIANT;
    return new UUID(high, low);
  }
}
