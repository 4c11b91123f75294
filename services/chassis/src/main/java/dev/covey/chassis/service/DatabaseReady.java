/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.schema.SchemaMigrationException;
import dev.covey.model.schema.SchemaMigrator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Comes before every service: the database answers and its schema is up to date, or starting fails
 * at once and clearly.
 */
public final class DatabaseReady implements Service {
  private static final String SECONDS = "5";
  private final DatabaseAccess access;

  public DatabaseReady(DatabaseAccess access) {
    this.access = access;
  }

  @Override
  public String name() {
    return "database";
  }

  /** Tries without the pool, which would only time out where the password is wrong. */
  @Override
  public void start() throws StartupException {
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    try (Connection connection = DriverManager.getConnection(access.url(), properties)) {
      connection.setReadOnly(true);
    } catch (SQLException failure) {
      throw ServerFailure.database(access, failure);
    }
    try {
      new SchemaMigrator(access).migrate();
    } catch (SchemaMigrationException failure) {
      throw new StartupException(String.valueOf(failure.getMessage()), failure);
    }
  }

  @Override
  public void stop() {}
}
