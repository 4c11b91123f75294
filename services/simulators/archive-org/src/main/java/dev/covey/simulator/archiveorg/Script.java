/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which captures fail, in the order in which it was said. Safe for many threads. */
final class Script {
  private final List<Rule> rules = new ArrayList<>();

  private static final class Rule {
    private final String containing;
    private final Failure failure;
    private int left;

    private Rule(String containing, Failure failure, int times) {
      this.containing = containing;
      this.failure = failure;
      this.left = times;
    }
  }

  /** {@code times} below zero is for ever. */
  synchronized void fail(String containing, Failure failure, int times) {
    rules.add(new Rule(containing, failure, times));
  }

  /** How the capture of that address fails, if it does; counts as one time. */
  synchronized Optional<Failure> next(String url) {
    for (Rule rule : rules) {
      if (rule.left != 0 && url.contains(rule.containing)) {
        rule.left--;
        return Optional.of(rule.failure);
      }
    }
    return Optional.empty();
  }

  synchronized void clear() {
    rules.clear();
  }
}
