/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts in memory, for tests and for processes without a registry. Safe for many threads. */
public final class InMemoryLedgerMetrics implements LedgerMetrics {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder nanos = new LongAdder();

  @Override
  public void granted(String kind) {
    count("granted " + kind);
  }

  @Override
  public void waited(String kind, String rule) {
    count("waited " + kind + " " + rule);
  }

  @Override
  public void failed() {
    count("failed");
  }

  @Override
  public void acquired(Duration took) {
    count("acquired");
    nanos.add(took.toNanos());
  }

  private void count(String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  public long grants() {
    return sum("granted ");
  }

  public long waits() {
    return sum("waited ");
  }

  /** How often this rule of this kind made somebody wait. */
  public long waits(String kind, String rule) {
    return sum("waited " + kind + " " + rule);
  }

  public long failures() {
    return sum("failed");
  }

  public long acquires() {
    return sum("acquired");
  }

  private long sum(String prefix) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }
}
