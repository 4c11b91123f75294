/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs of one type that this process holds, each once. Safe for many threads. */
final class HeldJobs {
  private final Map<UUID, HeldJob> held = new ConcurrentHashMap<>();

  /** False where the job was held already: then its message's delivery is noted with it. */
  boolean hold(HeldJob job) {
    HeldJob kept =
        held.compute(
            job.id(),
            (_, before) -> {
              if (before == null) {
                return job;
              }
              before.alsoDeliveredBy(job.arrival().delivery());
              return before;
            });
    return kept == job;
  }

  /** Lets go of it and returns the deliveries to ack. */
  List<Delivery> release(HeldJob job) {
    if (held.remove(job.id(), job)) {
      job.released();
    }
    return job.deliveries();
  }

  List<HeldJob> all() {
    return List.copyOf(held.values());
  }

  int size() {
    return held.size();
  }
}
