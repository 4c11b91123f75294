/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every call a simulator received, in memory, oldest first. It keeps the newest {@code capacity}
 * calls and counts the ones it had to forget, so that a checker knows when it has not seen all.
 * Safe for many threads.
 */
public final class Audit {

  private static final int DEFAULT_CAPACITY = 1_000_000;

  private final int capacity;
  private final Deque<AuditEntry> entries = new ArrayDeque<>();
  private long numbers;
  private long forgotten;

  /** Keeps a million calls. */
  public Audit() {
    this(DEFAULT_CAPACITY);
  }

  /** Keeps that many calls. */
  public Audit(int capacity) {
    this.capacity = capacity;
  }

  /** The number of a call that has just arrived; numbers follow the order of arrival. */
  public synchronized long arrival() {
    return ++numbers;
  }

  /** Adds a call that is about to be answered. */
  public synchronized void add(AuditEntry entry) {
    if (entries.size() >= capacity) {
      entries.removeFirst();
      forgotten++;
    }
    entries.addLast(entry);
  }

  /** All calls in the order of their arrival. */
  public List<AuditEntry> entries() {
    return entries(entry -> true);
  }

  /** The calls that match, in the order of their arrival. */
  public List<AuditEntry> entries(Predicate<AuditEntry> wanted) {
    List<AuditEntry> copy;
    synchronized (this) {
      copy = List.copyOf(entries);
    }
    return copy.stream()
        .filter(wanted)
        .sorted(Comparator.comparingLong(AuditEntry::number))
        .toList();
  }

  /** How many calls were forgotten because the audit was full. */
  public synchronized long forgotten() {
    return forgotten;
  }

  /** Forgets every call; numbers go on rising. */
  public synchronized void clear() {
    entries.clear();
    forgotten = 0;
  }
}
