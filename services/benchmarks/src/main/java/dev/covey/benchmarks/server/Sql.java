/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.server;

import dev.covey.model.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection that only looks: none of a system under test. One thread at a time. */
public final class Sql implements AutoCloseable {
  public static final int PATIENCE_SECONDS = 300;
  private static final long LOOK_MILLIS = 2;

  private final Connection connection;

  public Sql(DatabaseAccess access) throws SQLException {
    connection = DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The first column of every row. */
  public List<String> texts(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  /** Waits until the query finds no row any more. */
  public void awaitNone(String sql) throws SQLException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (number("select count(*) from (" + sql + " limit 1) as one") > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "still rows after %d s: %s".formatted(PATIENCE_SECONDS, sql));
      }
      never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // it only looked
    }
  }
}
