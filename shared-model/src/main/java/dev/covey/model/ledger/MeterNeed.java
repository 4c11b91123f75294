/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

/** What a batch needs to know of a meter: as far back as its policy looks, for so many requests. */
final class MeterNeed {
  private final Policy policy;
  private int requests;

  MeterNeed(Policy policy) {
    this.policy = policy;
  }

  Policy policy() {
    return policy;
  }

  void oneMore() {
    requests++;
  }

  /** How many earlier permits have to be looked up. */
  int backs() {
    return span() * policy.windows().size();
  }

  /**
   * Puts how far each of them is back from the next permit, where the last permit is 1 back, and
   * returns the position after them. None is less than 1 back: those are granted in this batch.
   */
  int putBacks(int[] backs, int from) {
    int position = from;
    for (Window window : policy.windows()) {
      for (int later = 0; later < span(); later++) {
        backs[position++] = Math.max(window.count() - later, 1);
      }
    }
    return position;
  }

  /**
   * How many permits in a row may have to be reckoned: what can be granted at one moment, and the
   * first that cannot.
   */
  private int span() {
    return (int) Math.min(requests, policy.burst() + 1L);
  }
}
