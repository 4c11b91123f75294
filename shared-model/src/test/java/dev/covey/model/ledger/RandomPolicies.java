/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Policies as people might write them, and some that nobody would. */
final class RandomPolicies {
  private RandomPolicies() {}

  static Policy next(RandomGenerator random) {
    List<Window> windows = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      windows.add(new Window(1 + random.nextInt(12), Duration.ofMillis(1 + random.nextInt(5000))));
    }
    boolean interval = windows.isEmpty() || random.nextBoolean();
    return new Policy(
        interval ? Duration.ofMillis(1 + random.nextInt(600)) : Duration.ZERO, windows);
  }
}
