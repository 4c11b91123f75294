/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.outbox.InsertParkedMessage;
import dev.covey.model.outbox.ParkingKind;
import java.time.Instant;
import java.util.List;

/** How a message's stay in this process ends: what is to be written and then acked. */
sealed interface Settlement {

  /** Ends with a change of a job's row. */
  sealed interface OfJob extends Settlement {
    HeldJob job();

    Effect effect();
  }

  record Finish(HeldJob job, Effect effect) implements OfJob {}

  /** {@code failed} says whether this counts as an attempt. */
  record Later(HeldJob job, Instant at, String reason, boolean failed, Effect effect)
      implements OfJob {}

  record Aside(HeldJob job, ParkingKind kind, String reason, boolean failed, Effect effect)
      implements OfJob {}

  /** Nothing is to be written: it was finished before, or another process works on it. */
  record Ignore(HeldJob job, JobMetrics.Fate fate) implements Settlement {}

  /** A message that can't become a job. */
  record Unusable(Delivery delivery, InsertParkedMessage.Row row) implements Settlement {}

  /** The last one: nothing follows. */
  record End() implements Settlement {}

  static List<OfJob> jobs(List<Settlement> group) {
    return group.stream()
        .filter(OfJob.class::isInstance)
        .map(OfJob.class::cast)
        .sorted(java.util.Comparator.comparing(settlement -> settlement.job().id()))
        .toList();
  }
}
