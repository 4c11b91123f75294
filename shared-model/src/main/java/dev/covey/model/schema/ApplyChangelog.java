/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import dev.covey.model.database.DatabaseAccess;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Runs Liquibase on a connection that holds our own lock. Its log goes to SLF4J, it prints nothing
 * and calls nobody.
 */
final class ApplyChangelog {
  private ApplyChangelog() {}

  static void run(Connection connection, DatabaseAccess access) throws SQLException {
    clearStaleLock(connection);
    try {
      Scope.child(
          Map.of(
              Scope.Attr.logService.name(),
              new Slf4jLogService(),
              Scope.Attr.ui.name(),
              new LoggerUIService(),
              Scope.Attr.resourceAccessor.name(),
              resources(),
              "liquibase.analytics.enabled",
              "false",
              "liquibase.changelogLockPollRate",
              "1"),
          () -> update(connection, access.schema()));
    } catch (SchemaMigrationException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new SchemaMigrationException(
          "could not bring the schema of " + access + " up to date: " + rootMessage(failure),
          failure);
    }
  }

  private static ClassLoaderResourceAccessor resources() {
    return new ClassLoaderResourceAccessor(ApplyChangelog.class.getClassLoader());
  }

  private static void update(Connection connection, String schema) throws Exception {
    new CommandScope(UpdateCommandStep.COMMAND_NAME)
        .addArgumentValue(
            DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database(connection, schema))
        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, ReadChangelog.ROOT)
        .setOutput(OutputStream.nullOutputStream())
        .execute();
  }

  private static Database database(Connection connection, String schema) throws DatabaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(schema);
    database.setLiquibaseSchemaName(schema);
    return database;
  }

  /**
   * Liquibase's own lock is a row: a process that was killed leaves it locked for ever. We hold the
   * advisory lock, so whoever wrote that row is gone.
   */
  private static void clearStaleLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if to_regclass('databasechangeloglock') is not null then
              delete from databasechangeloglock;
            end if;
          end $$\
          """);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
