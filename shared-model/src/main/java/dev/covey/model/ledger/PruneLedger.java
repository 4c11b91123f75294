/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Forgets permits that no rule looks at any more, a few meters at a time. A meter that somebody is
 * just using is left for the next round, and every meter keeps its newest permit. Any number of
 * processes may prune. One thread at a time.
 */
public final class PruneLedger {
  /** So long permits are kept at least, for {@code ledger why} and for windows yet to come. */
  private static final Duration KEEP = Duration.ofDays(2);

  private final Database database;
  private final LedgerClock clock;
  private long afterMeter;

  public PruneLedger(Database database, LedgerClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Goes once over all meters; ends early where the thread is interrupted. */
  public long round() throws SQLException {
    long pruned = 0;
    do {
      pruned += step();
    } while (afterMeter > 0 && !Thread.currentThread().isInterrupted());
    return pruned;
  }

  /**
   * Looks at the next few meters, from the first again after the last.
   *
   * @return how many permits went
   */
  public int step() throws SQLException {
    return database.inTransaction(tx -> {
      PruneCutoffs cutoffs = cutoffs(tx.connection());
      SelectPrunable.Page page = SelectPrunable.select(tx.connection(), afterMeter, cutoffs);
      afterMeter = page.lastMeter();
      return page.prunable().isEmpty()
          ? 0
          : DeletePermits.delete(tx.connection(), page.prunable(), cutoffs);
    });
  }

  /** A kind's permits are kept as long as the longest window of any policy of the kind. */
  private PruneCutoffs cutoffs(Connection connection) throws SQLException {
    Map<String, Duration> spans = new HashMap<>();
    Duration longest = KEEP;
    for (NamedPolicy named : SelectPolicies.select(connection).byScope().values()) {
      Duration span = named.policy().longestSpan();
      spans.merge(named.scope().kind(), span, PruneLedger::longer);
      longest = longer(longest, span);
    }
    Instant now = now(connection);
    Map<String, Instant> cutoffs = new HashMap<>();
    spans.forEach((kind, span) -> cutoffs.put(kind, now.minus(longer(span, KEEP))));
    return new PruneCutoffs(cutoffs, now.minus(longest));
  }

  private Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      Instant database = Micros.get(row, 1);
      return clock.simulated().orElse(database);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
