/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import dev.covey.embedded.FreePort;
import dev.covey.embedded.postgres.DeleteFolder;
import dev.covey.embedded.postgres.EmbeddedPostgres;
import dev.covey.embedded.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one Postgres of this JVM's tests: started on first use, gone with all its data when the JVM
 * ends. Safe for many threads.
 */
public final class TestPostgres {
  private static final String PASSWORD = "only-for-tests";

  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, TestSchema> templates = new HashMap<>();
  private final EmbeddedPostgres server;

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static TestPostgres instance() {
    return Holder.INSTANCE;
  }

  /** A schema with nothing in it. */
  public TestSchema freshSchema() {
    TestSchema schema = schema(EmbeddedPostgres.DATABASE, "test_" + number.incrementAndGet());
    execute("create schema " + schema.schema());
    return schema;
  }

  /**
   * A database of its own, copied from one that {@code prepare} filled once per JVM for this {@code
   * template}: a copy takes a fraction of what preparing takes. {@code prepare} must close all its
   * connections.
   */
  public TestSchema freshCopy(String template, Prepare prepare) {
    TestSchema original = template(template, prepare);
    String database = "copy_" + number.incrementAndGet();
    // copied as files, which takes less than half of what copying by the log does
    execute(
        "create database " + database + " template template_" + template + " strategy file_copy");
    return new TestSchema(
        server.url(database), original.user(), original.password(), original.schema());
  }

  private synchronized TestSchema template(String name, Prepare prepare) {
    return templates.computeIfAbsent(
        name,
        _ -> {
          String database = "template_" + name;
          execute("create database " + database);
          TestSchema schema = schema(database, "covey");
          prepare.fill(schema);
          return schema;
        });
  }

  /** Ends the connections of a copy and deletes it. */
  public void drop(TestSchema copy) {
    String database = copy.url().substring(copy.url().lastIndexOf('/') + 1);
    if (!database.equals(EmbeddedPostgres.DATABASE)) {
      execute("drop database if exists " + database + " with (force)");
    }
  }

  private TestSchema schema(String database, String name) {
    return new TestSchema(server.url(database), EmbeddedPostgres.USER, PASSWORD, name);
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.url(), EmbeddedPostgres.USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException("the tests' Postgres refused: " + sql, failure);
    }
  }

  /** Fills the database that copies are made of. */
  @FunctionalInterface
  public interface Prepare {
    void fill(TestSchema empty);
  }

  private static final class Holder {
    static final TestPostgres INSTANCE = start();

    private static TestPostgres start() {
      try {
        Path folder = TestFolders.create("postgres");
        EmbeddedPostgres server =
            new EmbeddedPostgres(
                PostgresSettings.forTests(
                    folder.resolve("data"),
                    folder.resolve("postgres.log"),
                    FreePort.find(),
                    PASSWORD));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder), "end-postgres"));
        server.start();
        return new TestPostgres(server);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void end(EmbeddedPostgres server, Path folder) {
      try {
        server.close();
        DeleteFolder.delete(folder);
      } catch (IOException failure) {
        throw new UncheckedIOException("could not delete " + folder, failure);
      }
    }
  }
}
