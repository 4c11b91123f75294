/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules mean, said as slowly and plainly as can be: it keeps every permit ever given and
 * counts. It shares no arithmetic with the ledger.
 */
final class MeterOracle {
  /** A permit: when it was given, and the time it counts from, which landing moves once. */
  record Given(Instant granted, Instant counts) {}

  final List<Given> permits = new ArrayList<>();
  private Instant blockedUntil = Instant.MIN;
  private Instant newestEver = Instant.MIN;

  void block(Instant until) {
    blockedUntil = until.isAfter(blockedUntil) ? until : blockedUntil;
  }

  /**
   * The moment a permit asked for now would count from: the meter's own time never stands still.
   */
  Instant effective(Instant now) {
    if (newestEver.equals(Instant.MIN) || now.isAfter(newestEver)) {
      return now;
    }
    return newestEver.plus(1, ChronoUnit.MICROS);
  }

  /** Whether one more permit at this moment would keep every rule. */
  boolean open(Policy policy, Instant at) {
    if (at.isBefore(blockedUntil)) {
      return false;
    }
    List<Window> rules = new ArrayList<>(policy.windows());
    if (!policy.minimumInterval().isZero()) {
      rules.add(new Window(1, policy.minimumInterval()));
    }
    for (Window rule : rules) {
      long inside = permits.stream().filter(p -> p.counts().plus(rule.span()).isAfter(at)).count();
      if (inside >= rule.count()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first moment from {@code from} on that is open, found by trying every one that could be.
   */
  Instant firstOpen(Policy policy, Instant from) {
    List<Instant> candidates = new ArrayList<>(List.of(from, blockedUntil));
    for (Given permit : permits) {
      candidates.add(permit.counts().plus(policy.minimumInterval()));
      policy.windows().forEach(w -> candidates.add(permit.counts().plus(w.span())));
    }
    return candidates.stream()
        .filter(at -> !at.isBefore(from))
        .sorted()
        .filter(at -> open(policy, at))
        .findFirst()
        .orElseThrow();
  }

  void grant(Instant at) {
    permits.add(new Given(at, at));
    newestEver = at.isAfter(newestEver) ? at : newestEver;
  }

  void land(int number, Instant now) {
    Given permit = permits.get(number - 1);
    if (now.isAfter(permit.counts())) {
      permits.set(number - 1, new Given(permit.granted(), now));
      newestEver = now.isAfter(newestEver) ? now : newestEver;
    }
  }

  void giveBackNewest() {
    permits.removeLast();
  }

  /** The most permits in any half-open span of this length. */
  static long most(List<Instant> times, Duration span) {
    long most = 0;
    for (Instant from : times) {
      Instant to = from.plus(span);
      most =
          Math.max(most, times.stream().filter(t -> !t.isBefore(from) && t.isBefore(to)).count());
    }
    return most;
  }
}
