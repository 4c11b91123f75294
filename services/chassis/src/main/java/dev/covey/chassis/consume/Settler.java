/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of jobs, as many as have gathered in one transaction, and acks their messages
 * after it. Where a group fails each is written alone, so that one bad effect fails only its own
 * job. While the database is away it waits: messages stay unacked, nothing is lost.
 */
final class Settler {
  private static final int MOST_AT_ONCE = 1_000;
  private static final int COLLISIONS = 3;

  /** So often in a row the database may be found away, and back, before an effect is blamed. */
  private static final int OUTAGES = 5;

  private final Database database;
  private final WriteSettlements writeSettlements;
  private final DatabaseGate gate;
  private final Failures failures;
  private final Settled settled;
  private final BlockingQueue<Settlement> queue = new LinkedBlockingQueue<>();

  Settler(
      Database database,
      WriteSettlements writeSettlements,
      DatabaseGate gate,
      Failures failures,
      Settled settled) {
    this.database = database;
    this.writeSettlements = writeSettlements;
    this.gate = gate;
    this.failures = failures;
    this.settled = settled;
  }

  void add(Settlement settlement) {
    queue.add(settlement);
  }

  /** Settles until {@link Settlement.End}, or until interrupted: then the rest stays unacked. */
  void run() {
    try {
      boolean last = false;
      while (!last) {
        List<Settlement> group = new ArrayList<>();
        group.add(queue.take());
        queue.drainTo(group, MOST_AT_ONCE - 1);
        last = group.removeIf(Settlement.End.class::isInstance);
        try {
          settle(group);
        } catch (RuntimeException | Error failure) {
          // whatever is wrong with these, the others shall be settled
          settled.giveUp(group, failure);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(List<Settlement> group) throws InterruptedException {
    List<Settlement> toWrite =
        group.stream().filter(each -> !(each instanceof Settlement.Ignore)).toList();
    Set<UUID> written = toWrite.isEmpty() ? Set.of() : tryTogether(toWrite);
    if (written != null) {
      settled.all(group, written);
      return;
    }
    for (Settlement settlement : group) {
      settleAlone(settlement);
    }
  }

  /** Null where the group has to be taken apart. */
  private @Nullable Set<UUID> tryTogether(List<Settlement> group) throws InterruptedException {
    for (int failed = 1; ; failed++) {
      try {
        return write(group);
      } catch (SQLException | RuntimeException | Error failure) {
        if (!DatabaseOutage.is(failure) || failed > OUTAGES) {
          return null;
        }
        gate.awaitAfter(failure, failed);
      }
    }
  }

  private Set<UUID> write(List<Settlement> group) throws SQLException {
    return database.inTransaction(transaction -> writeSettlements.write(transaction, group));
  }

  private void settleAlone(Settlement settlement) throws InterruptedException {
    Settlement current = settlement;
    int collisions = 0;
    for (int failed = 1; ; failed++) {
      try {
        Set<UUID> written =
            current instanceof Settlement.Ignore ? Set.of() : write(List.of(current));
        settled.all(List.of(current), written);
        return;
      } catch (SQLException | RuntimeException | Error failure) {
        if (failure instanceof SQLException sql
            && DatabaseOutage.collided(sql)
            && collisions++ < COLLISIONS) {
          continue;
        }
        if (current instanceof Settlement.OfJob ofJob
            && !ofJob.effect().equals(Effect.NONE)
            && (!DatabaseOutage.is(failure) || failed > OUTAGES)) {
          current = failures.threw(ofJob.job(), failure);
        } else if (DatabaseOutage.refused(failure)) {
          settled.giveUp(List.of(current), failure);
          return;
        } else {
          gate.awaitAfter(failure, failed);
        }
      }
    }
  }
}
