/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.ledger.LockMeters.Locked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Decides many requests in one transaction: lock and read in one round trip, decide in memory in
 * the order of asking, write in a second, commit. One thread at a time.
 */
final class DecideBatch {
  private final Database database;
  private final PolicyCache policies;
  private final MeterIds meterIds;
  private final LedgerClock clock;
  private final ArmAttempts armAttempts;

  DecideBatch(Database database, PolicyCache policies, LedgerClock clock, ArmAttempts armAttempts) {
    this.database = database;
    this.policies = policies;
    this.meterIds = new MeterIds(database);
    this.clock = clock;
    this.armAttempts = armAttempts;
  }

  /** One answer per request, in their order. Where it throws, nobody was told of any permit. */
  List<Answer> decide(List<AcquireRequest> requests) throws SQLException {
    Policies known = policies.current();
    List<ResolvedRequest> resolved = ResolvedRequest.resolve(requests, known, meterIds);
    if (resolved.stream().anyMatch(request -> request.uncovered() != null)) {
      // what is not known may just be new
      known = policies.reload(database);
      resolved = ResolvedRequest.resolve(requests, known, meterIds);
    }
    if (resolved.stream().anyMatch(request -> request.unknown() != null)) {
      learnGates(resolved);
      resolved = ResolvedRequest.resolve(requests, known, meterIds);
    }
    SortedMap<Long, MeterNeed> needs = ResolvedRequest.needs(resolved);
    return needs.isEmpty()
        ? answer(resolved, new Decisions(Map.of(), Instant.EPOCH))
        : decide(resolved, needs, known.edition());
  }

  private void learnGates(List<ResolvedRequest> requests) throws SQLException {
    meterIds.learn(
        requests.stream()
            .filter(request -> request.unknown() != null)
            .flatMap(request -> request.request().gates().stream())
            .toList());
  }

  private List<Answer> decide(
      List<ResolvedRequest> requests, SortedMap<Long, MeterNeed> needs, long edition)
      throws SQLException {
    return database.inTransaction(tx -> {
      Locked locked = LockMeters.lock(tx.connection(), needs);
      if (locked.facts().size() < needs.size()) {
        meterIds.forgetAll();
        throw new SQLException("meters that were known are gone: ask again");
      }
      return locked.edition() == edition
          ? conclude(tx.connection(), requests, locked.states(), locked)
          : followEdit(tx.connection(), requests, locked);
    });
  }

  /** The policies were edited since they were last looked at: look back as the new ones do. */
  private List<Answer> followEdit(
      Connection connection, List<ResolvedRequest> requests, Locked locked) throws SQLException {
    Policies edited = policies.reload(connection);
    List<ResolvedRequest> resolved = requests.stream().map(r -> r.under(edited)).toList();
    Map<Long, MeterState> states =
        SelectPermitTimes.select(connection, ResolvedRequest.needs(resolved), locked.facts());
    return conclude(connection, resolved, states, locked);
  }

  private List<Answer> conclude(
      Connection connection,
      List<ResolvedRequest> requests,
      Map<Long, MeterState> states,
      Locked locked)
      throws SQLException {
    Decisions decisions = new Decisions(states, clock.simulated().orElse(locked.now()));
    List<Answer> answers = answer(requests, decisions);
    if (decisions.granted().isEmpty()) {
      // nothing is written: a rollback spares the disk what a commit would cost
      connection.rollback();
      return answers;
    }
    if (!decisions.armed().isEmpty()) {
      armAttempts.arm(connection, decisions.armed());
    }
    InsertPermits.insertLast(connection, decisions.granted(), decisions.usedBy());
    return answers;
  }

  private static List<Answer> answer(List<ResolvedRequest> requests, Decisions decisions) {
    List<Answer> answers = new ArrayList<>(requests.size());
    for (ResolvedRequest request : requests) {
      answers.add(decisions.decide(request));
    }
    return answers;
  }
}
