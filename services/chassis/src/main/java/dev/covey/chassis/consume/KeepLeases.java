/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.LeaseJobs;
import dev.covey.model.outbox.ReleaseJobs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases the jobs that this process has held for a while, as long as it lives, so that nobody takes
 * them for lost or begins them a second time. Most jobs are done sooner and need none.
 */
final class KeepLeases {
  private static final Logger LOG = LoggerFactory.getLogger(KeepLeases.class);

  private final Database database;
  private final String self;
  private final HeldJobs held;
  private final ConsumeSettings settings;
  private final StatementGuard guard;
  private final LeaseJobs lease = new LeaseJobs();
  private final ReleaseJobs release = new ReleaseJobs();

  KeepLeases(
      Database database,
      String self,
      HeldJobs held,
      ConsumeSettings settings,
      StatementGuard guard) {
    this.database = database;
    this.self = self;
    this.held = held;
    this.settings = settings;
    this.guard = guard;
  }

  /** To be run about every {@link ConsumeSettings#leaseAfter}. */
  void renew() {
    Duration young = settings.leaseAfter().dividedBy(2);
    List<HeldJob> slow = held.all().stream().filter(job -> job.age().compareTo(young) > 0).toList();
    if (slow.isEmpty()) {
      return;
    }
    try {
      guard.run(() ->
          database.inTransaction(transaction ->
              lease.run(transaction.connection(), self, settings.leaseSpan(), ids(slow))));
      slow.forEach(job -> job.leased(true));
    } catch (SQLException failure) {
      LOG.debug("leases of {} jobs not renewed", slow.size(), failure);
    }
  }

  /** Gives back what was leased of these, so that others can begin at once. */
  void release(List<HeldJob> jobs) {
    List<HeldJob> leased = jobs.stream().filter(HeldJob::leased).toList();
    if (leased.isEmpty()) {
      return;
    }
    try {
      database.inTransaction(
          transaction -> release.run(transaction.connection(), self, ids(leased)));
    } catch (SQLException failure) {
      LOG.debug("leases of {} jobs not given back; they run out", leased.size(), failure);
    }
  }

  private static List<UUID> ids(List<HeldJob> jobs) {
    return jobs.stream().map(HeldJob::id).sorted().toList();
  }
}
