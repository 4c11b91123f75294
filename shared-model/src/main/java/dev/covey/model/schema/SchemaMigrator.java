/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import dev.covey.model.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a schema up to date, making it where it is missing. Any number of processes and threads
 * may do so at once: one works, the others wait for it and find nothing left to do. A schema that a
 * newer build has changed is refused with {@link SchemaTooNewException}. One that is up to date
 * costs one query.
 */
public final class SchemaMigrator {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

  /** Liquibase keeps its state in statics: inside one process one at a time. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private static final int LOCK_CLASS = 0x636f7665;

  private final DatabaseAccess access;
  private final Set<ChangeSetKey> known;

  public SchemaMigrator(DatabaseAccess access) {
    this(access, ReadChangelog.known());
  }

  SchemaMigrator(DatabaseAccess access, Set<ChangeSetKey> known) {
    this.access = access;
    this.known = known;
  }

  /** Returns how many changes it made. */
  public int migrate() {
    try (Connection connection = connect()) {
      return isUpToDate(connection) ? 0 : migrateUnderLock(connection);
    } catch (SQLException failure) {
      throw new SchemaMigrationException(
          "could not bring the schema of " + access + " up to date: " + failure.getMessage(),
          failure);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    // no limit on how long a change may take, but a server that is gone is noticed
    properties.setProperty("tcpKeepAlive", "true");
    Connection connection = DriverManager.getConnection(access.url(), properties);
    connection.setSchema(access.schema());
    return connection;
  }

  private boolean isUpToDate(Connection connection) throws SQLException {
    List<ChangeSetKey> applied = SelectAppliedChangeSets.run(connection);
    List<ChangeSetKey> unknown = new ArrayList<>(applied);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new SchemaTooNewException(access, unknown);
    }
    return applied.size() == known.size();
  }

  private int migrateUnderLock(Connection connection) throws SQLException {
    IN_PROCESS.lock();
    try {
      lock(connection);
      if (isUpToDate(connection)) {
        return 0;
      }
      int before = SelectAppliedChangeSets.run(connection).size();
      createSchema(connection);
      ApplyChangelog.run(connection, access);
      int made = known.size() - before;
      LOG.info("Schema of {} is up to date, {} change(s) made", access, made);
      return made;
    } finally {
      IN_PROCESS.unlock();
    }
  }

  /** Held until the connection closes, whatever happens to this process. */
  private void lock(Connection connection) throws SQLException {
    if (!tryLock(connection)) {
      LOG.info("Another process is changing the schema of {}, waiting for it", access);
      try (PreparedStatement statement =
          connection.prepareStatement("select pg_advisory_lock(?, hashtext(?))")) {
        statement.setInt(1, LOCK_CLASS);
        statement.setString(2, access.schema());
        statement.execute();
      }
    }
  }

  private boolean tryLock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
      statement.setInt(1, LOCK_CLASS);
      statement.setString(2, access.schema());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private void createSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create schema if not exists " + statement.enquoteIdentifier(access.schema(), true));
    }
  }
}
