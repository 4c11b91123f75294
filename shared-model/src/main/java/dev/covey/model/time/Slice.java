/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A half-open range of time, {@code [from, until)}. */
public record Slice(Instant from, Instant until) {
  public Slice {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("from " + from + " must be before until " + until);
    }
  }

  /**
   * Cuts this range, newest part first, where multiples of {@code length} since the epoch fall: the
   * same range is always cut at the same moments, so a slice that is already queued is recognised.
   */
  public List<Slice> cut(Duration length) {
    long step = length.toSeconds();
    if (step < 1) {
      throw new IllegalArgumentException("length must be at least one second but is " + length);
    }
    List<Slice> slices = new ArrayList<>();
    Instant end = until;
    while (from.isBefore(end)) {
      long boundary = Math.floorDiv(end.minusNanos(1).getEpochSecond(), step) * step;
      Instant start = Instant.ofEpochSecond(boundary);
      if (start.isBefore(from)) {
        start = from;
      }
      slices.add(new Slice(start, end));
      end = start;
    }
    return slices;
  }
}
