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
 * Deletes the oldest permits of some meters, up to the first that must stay, and notes in the meter
 * how far that went. Meters that are locked are left out.
 */
final class DeletePermits {
  private static final int OF_EACH = 1_000;

  private static final String LOCK =
      "select id from meter where id = any(?) order by id for no key update skip locked";

  private static final String DELETE =
      """
      with due as (
        select meter.id, coalesce(
            min(old.number) filter (where old.at >= cutoff.at) - 1, max(old.number)) as through
        from (select * from meter where id = any(?)) meter %s
        cross join lateral (
          select number, at from permit
          where meter_id = meter.id and number > meter.pruned_through
            and number < (select max(number) from permit newest where newest.meter_id = meter.id)
          order by number limit ?
        ) old
        group by meter.id
      ), gone as (
        delete from permit using due
        where permit.meter_id = due.id and permit.number <= due.through
        returning permit.meter_id, permit.number, permit.at
      ), noted as (
        update meter set pruned_through = newest.number, pruned_at = greatest(pruned_at, newest.at)
        from (
          select meter_id, max(number) as number, max(at) as at from gone group by meter_id
        ) newest
        where meter.id = newest.meter_id
      )
      select count(*) from gone
      """
          .formatted(PruneCutoffs.JOIN);

  private DeletePermits() {}

  static int delete(Connection connection, List<Long> meters, PruneCutoffs cutoffs)
      throws SQLException {
    Long[] locked;
    try (PreparedStatement statement = connection.prepareStatement("select array(" + LOCK + ")")) {
      statement.setArray(1, connection.createArrayOf("bigint", meters.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        locked = (Long[]) row.getArray(1).getArray();
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setArray(1, connection.createArrayOf("bigint", locked));
      cutoffs.bind(connection, statement, 2);
      statement.setInt(5, OF_EACH);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
