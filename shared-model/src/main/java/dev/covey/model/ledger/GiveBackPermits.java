/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes permits out of the books again: only those that are still the newest of their meter, and
 * still the very ones that were given, by number and time. Several of one meter go newest first.
 */
final class GiveBackPermits {
  private static final String LOCK =
      "select id from meter where id = any(?) order by id for no key update";

  private static final String SQL =
      """
      with gone as (
        delete from permit
        using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as given (meter_id, number, micros)
        where permit.meter_id = given.meter_id and permit.number = given.number
          and permit.at = %s
          and permit.number = (
            select max(number) from permit newest where newest.meter_id = given.meter_id)
        returning permit.meter_id, permit.at
      ), remembered as (
        update meter set returned_at = greatest(returned_at, gone.at)
        from gone where meter.id = gone.meter_id
      )
      select count(*) from gone
      """
          .formatted(Micros.TO_TIMESTAMP.formatted("given.micros"));

  private GiveBackPermits() {}

  static int giveBack(Connection connection, List<Permit> permits) throws SQLException {
    long[] meters = permits.stream().mapToLong(Permit::meterId).toArray();
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setObject(1, meters);
      lock.execute();
    }
    int back = 0;
    int gone;
    do {
      gone = deleteNewest(connection, permits, meters);
      back += gone;
    } while (gone > 0 && back < permits.size());
    return back;
  }

  private static int deleteNewest(Connection connection, List<Permit> permits, long[] meters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, meters);
      statement.setObject(2, permits.stream().mapToLong(Permit::number).toArray());
      statement.setObject(3, permits.stream().mapToLong(p -> Micros.of(p.at())).toArray());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
