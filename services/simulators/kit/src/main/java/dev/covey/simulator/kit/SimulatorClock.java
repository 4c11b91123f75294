/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A simulator's time: it follows another clock, faster or shifted, or stands where it was put. Safe
 * for many threads.
 */
public final class SimulatorClock implements InstantSource {

  private final InstantSource source;
  private Instant sourceOrigin;
  private Instant origin;
  private double speed;

  private SimulatorClock(InstantSource source, Instant start, double speed) {
    this.source = source;
    this.sourceOrigin = source.instant();
    this.origin = start;
    this.speed = speed;
  }

  /** The machine's time. */
  public static SimulatorClock system() {
    return following(InstantSource.system());
  }

  /** The time of that clock. */
  public static SimulatorClock following(InstantSource source) {
    return new SimulatorClock(source, source.instant(), 1);
  }

  /** Stands still at that moment until it is set or advanced. */
  public static SimulatorClock standing(Instant at) {
    return new SimulatorClock(InstantSource.system(), at, 0);
  }

  @Override
  public synchronized Instant instant() {
    if (speed == 0) {
      return origin;
    }
    Duration passed = Duration.between(sourceOrigin, source.instant());
    return origin.plus(speed == 1 ? passed : scaled(passed));
  }

  private Duration scaled(Duration passed) {
    return Duration.ofNanos((long) (passed.toNanos() * speed));
  }

  /** Puts the clock to that moment; it goes on from there as fast as before. */
  public synchronized void set(Instant at) {
    sourceOrigin = source.instant();
    origin = at;
  }

  /** Puts the clock forward, or back if the step is negative. */
  public synchronized void advance(Duration step) {
    set(instant().plus(step));
  }

  /** How fast the clock runs from now on; 0 stops it. */
  public synchronized void speed(double factor) {
    if (!(factor >= 0)) {
      throw new IllegalArgumentException("speed must not be negative: " + factor);
    }
    set(instant());
    speed = factor;
  }

  public synchronized double speed() {
    return speed;
  }
}
