/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import java.util.List;

/** A poll under a post. */
public record WorldPoll(List<Option> options, Instant endsAt) {

  public WorldPoll {
    options = Lists.orEmpty(options);
  }

  /** One answer with the votes it has. */
  public record Option(String label, long votes) {}
}
