/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The permits that an attempt took, for where its owner can't say any more. Looks from the newest
 * backwards: what all accounts share has very many.
 */
public final class SelectPermits {
  private static final String SQL =
      """
      select subject, kind, latest.meter_id, latest.number, latest.at
      from unnest(?, ?) as gate (subject, kind)
      join meter using (subject, kind)
      cross join lateral (
        select meter_id, number, at from permit
        where permit.meter_id = meter.id and used_by = ?
        order by number desc limit 1
      ) as latest\
      """;

  public List<Permit> run(Connection connection, List<MeterKey> gates, AttemptKey attempt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.texts(connection, gates.stream().map(MeterKey::subject)));
      statement.setArray(2, Columns.texts(connection, gates.stream().map(MeterKey::kind)));
      statement.setString(3, attempt.usedBy());
      List<Permit> permits = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          permits.add(
              new Permit(
                  new MeterKey(row.getString("subject"), row.getString("kind")),
                  row.getLong("meter_id"),
                  row.getLong("number"),
                  Columns.instant(row, "at")));
        }
      }
      return permits;
    }
  }
}
