/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.ledger.MeterSnapshot.Meter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks into the ledger without touching it: what a meter waits for, what used it, and when calls
 * would be let through. Never locks; each answer is of one moment. Safe for many threads.
 */
public final class LedgerReader {
  private final Database database;
  private final LedgerClock clock;

  public LedgerReader(Database database, LedgerClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Throws MissingPolicyException for a meter that no policy covers. */
  public MeterReport explain(MeterKey meter) throws SQLException {
    return explain(List.of(meter)).getFirst();
  }

  /** One report per meter, in their order, all of the same moment. */
  public List<MeterReport> explain(List<MeterKey> meters) throws SQLException {
    MeterSnapshot snapshot = snapshot(meters);
    return meters.stream().map(meter -> report(snapshot, meter)).toList();
  }

  /** Reports on all that a subject has done and all that it has limits for, by kind. */
  public List<MeterReport> show(String subject) throws SQLException {
    TreeSet<String> kinds = new TreeSet<>();
    database.inTransaction(tx -> {
      kinds.addAll(SelectSubjects.kinds(tx.connection(), subject));
      for (MeterKey scope : SelectPolicies.select(tx.connection()).byScope().keySet()) {
        if (scope.subject().equals(subject) || scope.subject().equals(Policies.classOf(subject))) {
          kinds.add(scope.kind());
        }
      }
      return kinds;
    });
    return explain(kinds.stream().map(kind -> new MeterKey(subject, kind)).toList());
  }

  /** Whether this subject was ever given a permit or a block. */
  public boolean knows(String subject) throws SQLException {
    return database.inTransaction(tx -> !SelectSubjects.kinds(tx.connection(), subject).isEmpty());
  }

  /** Known subjects that are written much like this one, for suggestions. */
  public List<String> neighbours(String subject) throws SQLException {
    return database.inTransaction(tx -> SelectSubjects.near(tx.connection(), subject));
  }

  /**
   * For each of these lines of calls: when they would be let through, and what makes them wait,
   * where all of them must pass the shared meters as well. Throws MissingPolicyException for a
   * meter that no policy covers.
   */
  public List<Outlook> forecast(List<PendingCalls> pending, List<MeterKey> shared)
      throws SQLException {
    return forecast(pending, shared, DayBudget.NONE);
  }

  /** The same, where a day's budget has to hold what the calls cost as well. */
  public List<Outlook> forecast(List<PendingCalls> pending, List<MeterKey> shared, DayBudget budget)
      throws SQLException {
    Set<MeterKey> all = new LinkedHashSet<>(shared);
    pending.forEach(calls -> all.addAll(calls.own()));
    MeterSnapshot snapshot = snapshot(List.copyOf(all));
    Map<MeterKey, Forecast.Gate> gates = new HashMap<>();
    all.forEach(meter -> gates.put(meter, gate(snapshot, meter)));
    return Forecast.of(
        pending.stream()
            .map(calls -> new Forecast.Line(select(gates, calls.own()), calls))
            .toList(),
        select(gates, shared),
        budget,
        snapshot.now());
  }

  private static List<Forecast.Gate> select(
      Map<MeterKey, Forecast.Gate> gates, List<MeterKey> meters) {
    return meters.stream().map(meter -> Objects.requireNonNull(gates.get(meter))).toList();
  }

  private MeterSnapshot snapshot(List<MeterKey> meters) throws SQLException {
    return database.inTransaction(tx -> MeterSnapshot.take(tx.connection(), meters, clock));
  }

  private static Forecast.Gate gate(MeterSnapshot snapshot, MeterKey key) {
    Meter meter = Objects.requireNonNull(snapshot.meters().get(key));
    return new Forecast.Gate(key, meter.state(), meter.policy().policy());
  }

  private static MeterReport report(MeterSnapshot snapshot, MeterKey key) {
    Meter meter = Objects.requireNonNull(snapshot.meters().get(key));
    MeterState state = meter.state();
    Opening opening = state.opening(meter.policy().policy());
    boolean open = !opening.at().isAfter(state.effective(snapshot.now()));
    return new MeterReport(
        key,
        snapshot.now(),
        meter.policy(),
        state.last(),
        open ? null : opening.at(),
        open ? null : opening.rule(),
        meter.recent());
  }
}
