/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Keeps the counts, for tests and for processes that nobody scrapes. */
public final class InMemoryJobMetrics implements JobMetrics {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, IntSupplier> inFlight = new ConcurrentHashMap<>();

  @Override
  public void received(String type) {
    add(type + " received");
  }

  @Override
  public void ended(String type, Fate fate) {
    add(type + " " + fate);
  }

  @Override
  public void handled(String type, Duration took) {
    add(type + " handled");
  }

  @Override
  public void watchInFlight(String type, IntSupplier supplier) {
    inFlight.put(type, supplier);
  }

  private void add(String name) {
    counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }

  public long countReceived(String type) {
    return count(type + " received");
  }

  public long count(String type, Fate fate) {
    return count(type + " " + fate);
  }

  public long countHandled(String type) {
    return count(type + " handled");
  }

  public int inFlight(String type) {
    IntSupplier supplier = inFlight.get(type);
    return supplier == null ? 0 : supplier.getAsInt();
  }

  private long count(String name) {
    LongAdder adder = counts.get(name);
    return adder == null ? 0 : adder.sum();
  }
}
