/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes all permits of a batch, whose meters must be locked, and commits in the same round trip:
 * it has to be the transaction's last statement. Where it fails nothing is committed.
 */
final class InsertPermits {
  private static final String SQL =
      """
      insert into permit (meter_id, number, at, used_by)
      select meter_id, number, %s, used_by
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
        as given (meter_id, number, micros, used_by);
      commit
      """
          .formatted(Micros.TO_TIMESTAMP.formatted("micros"));

  private InsertPermits() {}

  static void insertLast(Connection connection, List<Permit> permits, List<String> usedBy)
      throws SQLException {
    long[] meters = new long[permits.size()];
    long[] numbers = new long[permits.size()];
    long[] micros = new long[permits.size()];
    for (int i = 0; i < meters.length; i++) {
      Permit permit = permits.get(i);
      meters[i] = permit.meterId();
      numbers[i] = permit.number();
      micros[i] = Micros.of(permit.at());
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, meters);
      statement.setObject(2, numbers);
      statement.setObject(3, micros);
      statement.setArray(4, connection.createArrayOf("text", usedBy.toArray()));
      statement.execute();
    }
  }
}
