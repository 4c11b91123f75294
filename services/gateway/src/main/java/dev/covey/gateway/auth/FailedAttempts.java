/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each address has shown a wrong token lately, and how long it waits for being told so.
 * The first few slips cost nothing; from then on each doubles the wait. Remembers a bounded number
 * of addresses, those longest silent are forgotten first. An IPv6 address counts as its network of
 * 64 bits, since one guest owns all of them. Safe for many threads.
 */
final class FailedAttempts {
  static final int MOST_ADDRESSES = 10_000;
  static final int FREE = 3;
  static final Duration FIRST_WAIT = Duration.ofMillis(250);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  static final Duration MEMORY = Duration.ofMinutes(15);

  private static final int MOST_DOUBLINGS = 10;
  private static final int NETWORK_BYTES = 8;

  private final LongSupplier nanos;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Failures(int count, long lastNanos) {}

  FailedAttempts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Counts one more, and says how long its answer is to be held back. */
  synchronized Duration note(String address) {
    long now = nanos.getAsLong();
    Failures known = failures.get(network(address));
    int count =
        known == null || now - known.lastNanos() >= MEMORY.toNanos() ? 1 : known.count() + 1;
    failures.put(network(address), new Failures(count, now));
    if (count <= FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  synchronized int size() {
    return failures.size();
  }

  static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address six
          ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }
}
