/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to one schema, and the only way services open transactions. Opening it does
 * no I/O; the first use does. Safe for many threads.
 */
public final class Database implements AutoCloseable {
  /**
   * After so long without an answer a server counts as gone, also one that never says so. Longer
   * than any statement of a service may wait for a lock.
   */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** How long somebody who only reads waits for a free connection. */
  private static final Duration READER_PATIENCE = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final DatabaseAccess access;

  public Database(DatabaseAccess access, String applicationName) {
    this(access, applicationName, ANSWER);
  }

  /**
   * For work that keeps the server busy for long.
   *
   * @param answer in whole seconds; a {@code socketTimeout} in the URL goes before it
   */
  public Database(DatabaseAccess access, String applicationName, Duration answer) {
    this(access, configure(access, applicationName, answer));
  }

  private Database(DatabaseAccess access, HikariConfig config) {
    this.access = access;
    this.pool = new HikariDataSource(config);
  }

  /**
   * For questions of strangers: its transactions can't write, each sees one moment, and no
   * statement takes longer than {@code longest}.
   */
  public static Database forReading(
      DatabaseAccess access, String applicationName, Duration longest) {
    HikariConfig config = configure(access, applicationName, longest.plus(ANSWER));
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.setConnectionTimeout(READER_PATIENCE.toMillis());
    // which plan is good depends on the words and names that are asked for
    config.setConnectionInitSql(
        "set statement_timeout = %d; set plan_cache_mode = force_custom_plan"
            .formatted(longest.toMillis()));
    // else the settings would be part of the first transaction, and gone with its rollback
    config.setIsolateInternalQueries(true);
    return new Database(access, config);
  }

  private static HikariConfig configure(
      DatabaseAccess access, String applicationName, Duration answer) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(applicationName);
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(access.poolSize());
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(10_000);
    // not setSchema: without auto-commit that would be part of the first transaction, and gone with
    // its rollback
    config.addDataSourceProperty("currentSchema", access.schema());
    config.addDataSourceProperty("ApplicationName", applicationName);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds()));
    return config;
  }

  public DatabaseAccess access() {
    return access;
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Runs {@code work} in a transaction: commits its result, or rolls back and rethrows. */
  public <T extends @Nullable Object> T inTransaction(TransactionWork<T> work) throws SQLException {
    Transaction transaction;
    T result;
    try (Connection connection = pool.getConnection()) {
      transaction = new Transaction(connection);
      try {
        result = work.run(transaction);
        transaction.commit();
      } catch (SQLException | RuntimeException | Error failure) {
        rollback(connection, failure);
        throw failure;
      }
    }
    transaction.committed();
    return result;
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
