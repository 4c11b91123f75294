/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;

/** Stands in for another process that is just deciding about a meter. One thread at a time. */
final class LockedMeter implements AutoCloseable {
  private final Database database;
  private final Connection connection;
  private final MeterKey meter;

  LockedMeter(Database database, MeterKey meter) throws SQLException {
    this.database = database;
    this.meter = meter;
    this.connection = database.dataSource().getConnection();
    execute("select id from meter where subject = ? and kind = ? for no key update");
  }

  /** As the other process would: the next number, now. */
  void grantNext() throws SQLException {
    execute(
        """
        insert into permit
        select id, (select coalesce(max(number), 0) + 1 from permit where meter_id = id),
          clock_timestamp(), 'other'
        from meter where subject = ? and kind = ?
        """);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Returns once so many transactions wait for a lock of this one. */
  void awaitWaiters(int count) {
    Awaitility.await().until(() -> waiters() >= count);
  }

  private int waiters() throws SQLException {
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, meter.subject());
      statement.setString(2, meter.kind());
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
