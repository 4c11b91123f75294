/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import java.time.Duration;
import java.util.List;

/**
 * The four rules that an account's likes have, with time running 10,000 times faster: 30 per 15
 * minutes, 50 per hour, 500 per day, 30 seconds apart. So accounts can act again within the
 * benchmark, and nearly every request is a grant.
 */
final class Rules {
  record Rule(int count, Duration span) {}

  static final Duration INTERVAL = Duration.ofMillis(3);
  static final List<Rule> WINDOWS =
      List.of(
          new Rule(30, Duration.ofMillis(90)),
          new Rule(50, Duration.ofMillis(360)),
          new Rule(500, Duration.ofMillis(8640)));

  private Rules() {}
}
