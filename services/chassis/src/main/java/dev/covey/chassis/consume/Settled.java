/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.consume.JobMetrics.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a committed settlement: acks, counts, and a line for each failure. */
final class Settled {
  private static final Logger LOG = LoggerFactory.getLogger(Settled.class);

  private final String type;
  private final HeldJobs held;
  private final JobMetrics metrics;

  Settled(String type, HeldJobs held, JobMetrics metrics) {
    this.type = type;
    this.held = held;
    this.metrics = metrics;
  }

  /** {@code written} are the jobs that were unfinished until now. */
  void all(List<Settlement> group, Set<UUID> written) {
    Map<DeliveryChannel, List<Long>> tags = new HashMap<>();
    for (Settlement settlement : group) {
      for (Delivery delivery : deliveries(settlement, written)) {
        tags.computeIfAbsent(delivery.channel(), _ -> new ArrayList<>()).add(delivery.tag());
      }
    }
    tags.forEach(DeliveryChannel::ack);
  }

  /**
   * Lets go of what can't be settled, without an ack: its messages are handed out again when this
   * process ends, its jobs when their leases have.
   */
  void giveUp(List<Settlement> group, Throwable why) {
    for (Settlement settlement : group) {
      if (settlement instanceof Settlement.OfJob ofJob) {
        LOG.error("{} {} can't be settled", type, ofJob.job().id(), why);
        ended(ofJob.job(), Fate.RETURNED);
      } else if (settlement instanceof Settlement.Ignore(HeldJob job, _)) {
        ended(job, Fate.RETURNED);
      } else {
        LOG.error("a message of {} can't be put aside", type, why);
        metrics.ended(type, Fate.RETURNED);
      }
    }
  }

  private List<Delivery> deliveries(Settlement settlement, Set<UUID> written) {
    return switch (settlement) {
      case Settlement.OfJob ofJob -> {
        boolean first = written.contains(ofJob.job().id());
        if (first) {
          tell(ofJob);
        }
        yield ended(ofJob.job(), first ? fate(ofJob) : Fate.DUPLICATE);
      }
      case Settlement.Ignore(HeldJob job, Fate fate) -> ended(job, fate);
      case Settlement.Unusable(Delivery delivery, var row) -> {
        metrics.ended(type, Fate.PARKED);
        LOG.warn("parked a message of {}: {}", row.queue(), row.reason());
        yield List.of(delivery);
      }
      case Settlement.End _ -> List.of();
    };
  }

  private List<Delivery> ended(HeldJob job, Fate fate) {
    List<Delivery> deliveries = held.release(job);
    metrics.ended(type, fate);
    for (int more = 1; more < deliveries.size(); more++) {
      metrics.ended(type, Fate.DUPLICATE);
    }
    return deliveries;
  }

  private static Fate fate(Settlement.OfJob settlement) {
    return switch (settlement) {
      case Settlement.Finish _ -> Fate.DONE;
      case Settlement.Later later -> later.failed() ? Fate.RETRIED : Fate.POSTPONED;
      case Settlement.Aside _ -> Fate.PARKED;
    };
  }

  private void tell(Settlement.OfJob settlement) {
    HeldJob job = settlement.job();
    switch (settlement) {
      case Settlement.Finish _ -> {}
      case Settlement.Later later when !later.failed() ->
          LOG.debug(
              "{} {} waits until {}: {}", type, job.id(), later.at(), firstLine(later.reason()));
      case Settlement.Later later ->
          LOG.warn(
              "{} {} failed at attempt {}, again at {}: {}",
              type,
              job.id(),
              job.attempts() + 1,
              later.at(),
              firstLine(later.reason()));
      case Settlement.Aside aside ->
          LOG.warn(
              "{} {} is parked after {} attempts: {}; see 'covey jobs show {}'",
              type,
              job.id(),
              job.attempts() + (aside.failed() ? 1 : 0),
              firstLine(aside.reason()),
              job.id());
    }
  }

  /** The row has all of it. */
  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse("");
  }
}
