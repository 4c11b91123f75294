/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among the instances: those in good health share the work by weight and score, those that
 * failed are left alone for a while. Safe for many threads.
 */
final class InstanceRing {
  private final List<InstanceHealth> all;
  private final InstantSource clock;

  InstanceRing(List<Instance> instances, InstantSource clock) {
    this.all = instances.stream().map(InstanceHealth::new).toList();
    this.clock = clock;
  }

  /** Those that may be asked now, the one whose turn it is first. */
  synchronized List<Instance> order() {
    Instant now = clock.instant();
    List<InstanceHealth> usable =
        new ArrayList<>(all.stream().filter(health -> !health.openUntil().isAfter(now)).toList());
    double sum = usable.stream().mapToDouble(InstanceHealth::share).sum();
    usable.forEach(health -> health.owe(health.share()));
    usable.sort(Comparator.comparingDouble(InstanceHealth::owed).reversed());
    if (!usable.isEmpty()) {
      usable.getFirst().owe(-sum);
    }
    return usable.stream().map(InstanceHealth::instance).toList();
  }

  /** Which of those that are left alone is asked next; empty if there are no instances at all. */
  synchronized Optional<Shut> nextOpening() {
    return all.stream()
        .min(Comparator.comparing(InstanceHealth::openUntil))
        .map(health ->
            new Shut(
                health.instance(),
                health.openUntil(),
                health.lastFailure(),
                health.isRateLimited()));
  }

  /** An instance that is left alone for a while, by its own wish or since it failed. */
  record Shut(Instance instance, Instant until, String lastFailure, boolean rateLimited) {}

  synchronized void succeeded(Instance instance) {
    of(instance).succeeded();
  }

  synchronized void failed(Instance instance, String reason) {
    of(instance).failed(clock.instant(), reason);
  }

  synchronized void shutUntil(Instance instance, Instant moment, String reason) {
    of(instance).failed(clock.instant(), reason);
    of(instance).limitedUntil(moment);
  }

  private InstanceHealth of(Instance instance) {
    return all.stream()
        .filter(health -> health.instance().equals(instance))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(instance + " is not of this ring"));
  }
}
