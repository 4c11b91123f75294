/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All permits there are, read and judged without any code of the ledger. */
record Books(TreeMap<String, List<UsedPermit>> permits) {

  static Books read(Database database) throws SQLException {
    return database.inTransaction(tx -> new Books(read(tx.connection())));
  }

  private static TreeMap<String, List<UsedPermit>> read(Connection connection) throws SQLException {
    TreeMap<String, List<UsedPermit>> books = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select subject || '/' || kind, number, at, used_by
                from permit join meter on meter.id = meter_id order by meter_id, number
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        books
            .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
            .add(
                new UsedPermit(
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4)));
      }
    }
    return books;
  }

  List<UsedPermit> of(MeterKey meter) {
    return permits.getOrDefault(meter.toString(), List.of());
  }

  long total() {
    return permits.values().stream().mapToLong(List::size).sum();
  }

  /** Numbers begin at 1 and have no holes; they are keys, so none is there twice. */
  void assertNoHoles() {
    permits.forEach((meter, list) ->
        assertThat(list.getLast().number()).as("last of %s", meter).isEqualTo(list.size()));
  }

  /** No half-open span of a rule holds more than its count, in any meter of this kind. */
  void assertKept(String kind, Policy policy) {
    List<Window> rules = new ArrayList<>(policy.windows());
    if (!policy.minimumInterval().isZero()) {
      rules.add(new Window(1, policy.minimumInterval()));
    }
    permits.forEach((meter, list) -> {
      if (meter.endsWith("/" + kind)) {
        List<Instant> times = list.stream().map(UsedPermit::at).sorted().toList();
        rules.forEach(rule -> assertKept(meter, times, rule));
      }
    });
  }

  /** How many windows of this kind's meters were full at some time. */
  long filled(String kind, Policy policy) {
    return permits.entrySet().stream()
        .filter(meter -> meter.getKey().endsWith("/" + kind))
        .flatMap(meter ->
            policy.windows().stream()
                .filter(window ->
                    MeterOracle.most(
                            meter.getValue().stream().map(UsedPermit::at).toList(), window.span())
                        == window.count()))
        .count();
  }

  private static void assertKept(String meter, List<Instant> times, Window rule) {
    for (int i = 0; i + rule.count() < times.size(); i++) {
      Instant next = times.get(i + rule.count());
      assertThat(next)
          .as("%s, %s: permit by time %d of %d", meter, rule, i + rule.count() + 1, times.size())
          .isAfterOrEqualTo(times.get(i).plus(rule.span()));
    }
  }
}
