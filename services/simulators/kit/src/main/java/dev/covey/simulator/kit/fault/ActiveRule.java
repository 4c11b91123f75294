/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.fault;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A rule with its counters; used under the lock of {@link Faults}. */
final class ActiveRule {

  private final long id;
  private final FaultRule rule;
  private final Pattern path;
  private long seen;
  private long hits;

  ActiveRule(long id, FaultRule rule) {
    this.id = id;
    this.rule = rule;
    this.path = compile(rule.path());
  }

  private static Pattern compile(String glob) {
    return Pattern.compile(
        Pattern.compile("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)")
            .splitAsStream(glob)
            .map(ActiveRule::part)
            .collect(Collectors.joining()));
  }

  private static String part(String text) {
    return switch (text) {
      case "*" -> "[^/]*";
      case "**" -> ".*";
      default -> Pattern.quote(text);
    };
  }

  long id() {
    return id;
  }

  FaultRule rule() {
    return rule;
  }

  long hits() {
    return hits;
  }

  boolean matches(String method, String target, String query, String body) {
    return (rule.method().equals("*") || rule.method().equalsIgnoreCase(method))
        && path.matcher(target).matches()
        && (rule.containing().isEmpty()
            || query.contains(rule.containing())
            || body.contains(rule.containing()));
  }

  boolean hit(SplittableRandom random) {
    seen++;
    if (seen <= rule.skip() || (rule.count() >= 0 && hits >= rule.count())) {
      return false;
    }
    if (rule.probability() < 1 && random.nextDouble() >= rule.probability()) {
      return false;
    }
    hits++;
    return true;
  }
}
