/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.chassis.health.BoundedLook;
import dev.covey.model.database.Database;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gauge per row of a query of name and count. Scrapes share one look at the database for a while;
 * where the database can't be asked, the last figures stand, and the connection's own gauge says
 * so.
 */
final class CountedRows {
  private static final Logger LOG = LoggerFactory.getLogger(CountedRows.class);

  /** Prometheus scrapes every 15 seconds as a rule; several may share one process. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** A scrape must not wait for a database that is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int QUERY_SECONDS = 10;

  private final Database database;
  private final String name;
  private final String sql;
  private final MultiGauge gauge;
  private final String label;
  private final BoundedLook<Boolean> look = new BoundedLook<>(this::ask, PATIENCE);
  private volatile boolean failing;
  private long lookedAt = System.nanoTime() - FRESH.toNanos();

  /**
   * Looks nothing up yet.
   *
   * @param label that the query's first column becomes; empty where it is one row without a name
   */
  CountedRows(Database database, String name, String sql, MultiGauge gauge, String label) {
    this.database = database;
    this.name = name;
    this.sql = sql;
    this.gauge = gauge;
    this.label = label;
  }

  synchronized void refresh() {
    if (System.nanoTime() - lookedAt >= FRESH.toNanos() && look.look().isPresent()) {
      lookedAt = System.nanoTime();
    }
  }

  private boolean ask() {
    try {
      show(database.inTransaction(transaction -> count(transaction.connection())));
      failing = false;
    } catch (SQLException | RuntimeException failure) {
      if (!failing) {
        LOG.warn("{} can't be shown for now", name, failure);
      }
      failing = true;
    }
    return failing;
  }

  private Map<String, Long> count(Connection connection) throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(QUERY_SECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return counts;
  }

  private void show(Map<String, Long> counts) {
    gauge.register(
        counts.entrySet().stream()
            .map(count ->
                MultiGauge.Row.of(
                    label.isEmpty() ? Tags.empty() : Tags.of(label, count.getKey()),
                    count.getValue()))
            .toList(),
        true);
  }
}
