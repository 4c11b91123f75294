/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.time.Instant;
import java.util.List;

/** A poll under a post. */
public record Poll(long id, List<Option> options, int durationMinutes, Instant endsAt) {

  public Poll {
    options = List.copyOf(options);
  }

  /** One answer with the votes it has. */
  public record Option(String label, long votes) {}
}
