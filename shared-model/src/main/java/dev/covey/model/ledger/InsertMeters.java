/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Makes meters; those that another process has made meanwhile are left alone. */
final class InsertMeters {
  private static final String SQL =
      """
      insert into meter (subject, kind) select * from unnest(?::text[], ?::text[])
      on conflict (subject, kind) do nothing
      """;

  private InsertMeters() {}

  static void insert(Connection connection, List<MeterKey> meters) throws SQLException {
    // in one order everywhere: two processes that make the same meters must not wait in a circle
    List<MeterKey> ordered =
        meters.stream()
            .sorted(Comparator.comparing(MeterKey::subject).thenComparing(MeterKey::kind))
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, SelectMeterIds.subjects(connection, ordered));
      statement.setArray(2, SelectMeterIds.kinds(connection, ordered));
      statement.executeUpdate();
    }
  }
}
