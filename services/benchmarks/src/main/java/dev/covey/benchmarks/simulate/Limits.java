/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.model.action.LaneKey;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The limits of kinds, reckoned a second time and as plainly as can be, to judge the ledger by.
 *
 * @param byKind those that every account has
 */
record Limits(Map<String, Policy> byKind) {

  private Policy of(LaneKey lane) {
    MeterKey meter = lane.accountMeter();
    Policy policy = byKind.get(meter.kind());
    if (policy == null) {
      throw new IllegalStateException("no limits for " + meter);
    }
    return policy;
  }

  /** The earliest moment at which the last of so many could be done, the first at the beginning. */
  Duration bound(LaneKey lane, int actions) {
    Policy policy = of(lane);
    List<Duration> at = new ArrayList<>();
    for (int i = 0; i < actions; i++) {
      Duration open = Duration.ZERO;
      if (i > 0) {
        open = later(open, at.get(i - 1).plus(policy.minimumInterval()));
      }
      for (Window window : policy.windows()) {
        if (i >= window.count()) {
          open = later(open, at.get(i - window.count()).plus(window.span()));
        }
      }
      at.add(open);
    }
    return at.getLast();
  }

  /** How many of these, in order, came too early. */
  int violations(LaneKey lane, List<Instant> at) {
    Policy policy = of(lane);
    int violations = 0;
    for (int i = 1; i < at.size(); i++) {
      boolean broken = at.get(i).isBefore(at.get(i - 1).plus(policy.minimumInterval()));
      for (Window window : policy.windows()) {
        broken |=
            i >= window.count()
                && at.get(i).isBefore(at.get(i - window.count()).plus(window.span()));
      }
      violations += broken ? 1 : 0;
    }
    return violations;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
