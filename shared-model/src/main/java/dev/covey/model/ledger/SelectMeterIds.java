/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the ids of those meters that exist, each by its key: there may be very many meters. */
final class SelectMeterIds {
  private static final String SQL =
      """
      select subject, kind,
        (select id from meter where meter.subject = wanted.subject and meter.kind = wanted.kind)
      from unnest(?::text[], ?::text[]) as wanted (subject, kind)
      """;

  private SelectMeterIds() {}

  static Map<MeterKey, Long> select(Connection connection, List<MeterKey> meters)
      throws SQLException {
    Map<MeterKey, Long> ids = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, subjects(connection, meters));
      statement.setArray(2, kinds(connection, meters));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(3);
          if (id > 0) {
            ids.put(new MeterKey(row.getString(1), row.getString(2)), id);
          }
        }
      }
    }
    return ids;
  }

  static java.sql.Array subjects(Connection connection, List<MeterKey> meters) throws SQLException {
    return connection.createArrayOf("text", meters.stream().map(MeterKey::subject).toArray());
  }

  static java.sql.Array kinds(Connection connection, List<MeterKey> meters) throws SQLException {
    return connection.createArrayOf("text", meters.stream().map(MeterKey::kind).toArray());
  }
}
