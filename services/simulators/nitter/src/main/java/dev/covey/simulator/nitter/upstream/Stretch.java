/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.nitter.page.Entry;
import java.util.List;
import java.util.Optional;

/**
 * A page's worth of a timeline.
 *
 * @param end where the next stretch begins; empty if this one has no entries
 */
public record Stretch(List<Entry> entries, Optional<Position> end) {
  /** X gives about so many at a time. */
  public static final int SIZE = 20;

  public static final Stretch EMPTY = new Stretch(List.of(), Optional.empty());

  public Stretch {
    entries = List.copyOf(entries);
  }
}
