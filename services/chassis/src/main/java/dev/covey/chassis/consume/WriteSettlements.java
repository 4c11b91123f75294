/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.tracing.TraceScope;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.AdoptJobs;
import dev.covey.model.outbox.InsertParkedMessage;
import dev.covey.model.outbox.MarkJobsDone;
import dev.covey.model.outbox.ParkJobs;
import dev.covey.model.outbox.RescheduleJobs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes many settlements in one transaction: a few statements for all of them, and then the
 * effects of those jobs that were unfinished until now.
 */
final class WriteSettlements {
  private final String queue;
  private final MarkJobsDone markDone = new MarkJobsDone();
  private final RescheduleJobs reschedule = new RescheduleJobs();
  private final ParkJobs park = new ParkJobs();
  private final AdoptJobs adopt = new AdoptJobs();
  private final InsertParkedMessage insertParked = new InsertParkedMessage();

  WriteSettlements(String queue) {
    this.queue = queue;
  }

  /** Returns the jobs that were unfinished and whose settlement is thereby written. */
  Set<UUID> write(Transaction transaction, List<Settlement> group) throws SQLException {
    Connection connection = transaction.connection();
    List<Settlement.OfJob> jobs = Settlement.jobs(group);
    Set<UUID> written = change(connection, jobs);
    if (written.size() < jobs.size()) {
      written.addAll(changeAdopted(connection, jobs, written));
    }
    for (Settlement.OfJob settlement : jobs) {
      if (written.contains(settlement.job().id())) {
        apply(settlement, transaction);
      }
    }
    for (Settlement settlement : group) {
      if (settlement instanceof Settlement.Unusable(_, var row)) {
        insertParked.run(connection, row);
      }
    }
    return written;
  }

  private Set<UUID> change(Connection connection, List<? extends Settlement.OfJob> jobs)
      throws SQLException {
    List<UUID> done = new ArrayList<>();
    List<RescheduleJobs.Row> later = new ArrayList<>();
    List<ParkJobs.Row> aside = new ArrayList<>();
    for (Settlement.OfJob settlement : jobs) {
      UUID id = settlement.job().id();
      switch (settlement) {
        case Settlement.Finish _ -> done.add(id);
        case Settlement.Later(_, var at, var reason, var failed, _) ->
            later.add(new RescheduleJobs.Row(id, at, reason, failed));
        case Settlement.Aside(var job, var kind, var reason, var failed, _) ->
            aside.add(
                new ParkJobs.Row(id, kind, queue, reason, job.arrival().headers().get(), failed));
      }
    }
    Set<UUID> written = new HashSet<>();
    if (!done.isEmpty()) {
      written.addAll(markDone.run(connection, done));
    }
    if (!later.isEmpty()) {
      written.addAll(reschedule.run(connection, later));
    }
    if (!aside.isEmpty()) {
      written.addAll(park.run(connection, aside));
    }
    return written;
  }

  /** Of the jobs not written those that have no row at all get one, and are written then. */
  private Set<UUID> changeAdopted(
      Connection connection, List<Settlement.OfJob> jobs, Set<UUID> written) throws SQLException {
    List<Settlement.OfJob> left =
        jobs.stream().filter(settlement -> !written.contains(settlement.job().id())).toList();
    Set<UUID> adopted = adopt.run(connection, left.stream().map(each -> each.job().row()).toList());
    return change(
        connection,
        left.stream().filter(settlement -> adopted.contains(settlement.job().id())).toList());
  }

  /** What the effect queues or tells carries the trace of its job on. */
  private static void apply(Settlement.OfJob settlement, Transaction transaction)
      throws SQLException {
    Effect effect = settlement.effect();
    if (effect.equals(Effect.NONE)) {
      return;
    }
    TraceScope.call(
        settlement.job().envelope().traceparent(),
        () -> {
          effect.apply(transaction);
          return true;
        });
  }
}
