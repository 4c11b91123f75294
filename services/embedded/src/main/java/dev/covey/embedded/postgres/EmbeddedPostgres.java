/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FileTrouble;
import dev.covey.embedded.FreePort;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of its own on a data folder, listening on 127.0.0.1 only. It lives in processes beside
 * this one and outlives a killed JVM; the next start on the same folder stops such an orphan first
 * and finds all its data. Close it to end it: nothing here hooks into the JVM's own end. One thread
 * at a time.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  public static final String USER = "covey";
  public static final String DATABASE = "covey";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String UNKNOWN_DATABASE = "3D000";

  private final PostgresSettings settings;
  private final ServerLog log;
  private boolean running;
  private @Nullable Thread syncing;

  public EmbeddedPostgres(PostgresSettings settings) {
    this.settings = settings;
    this.log = new ServerLog(settings.logFile());
  }

  public String url() {
    return url(DATABASE);
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
  }

  public String password() {
    return settings.password();
  }

  public int port() {
    return settings.port();
  }

  /** Ready for connections when it returns; leaves nothing running when it fails. */
  public void start() {
    RunProgram programs = new RunProgram(UnpackPrograms.ofUser().folder());
    PostgresFolder folder = new PostgresFolder(settings, programs);
    boolean isNew;
    try {
      isNew = folder.prepare();
      new StopPostgres(settings, programs).run();
      FreePort.check(settings.port(), settings.toString());
      folder.writeConfiguration();
      log.begin();
    } catch (IOException failure) {
      throw new EmbeddedServerException(
          "could not prepare " + settings + ": " + FileTrouble.explain(failure), failure);
    }
    launch(programs);
    running = true;
    try {
      nameDatabase();
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
    if (isNew && isDurable()) {
      syncing = Thread.ofVirtual().name("sync-new-folder").start(folder::sync);
    }
  }

  private boolean isDurable() {
    return !"off".equals(settings.parameters().get("fsync"));
  }

  private void launch(RunProgram programs) {
    // pg_ctl detaches the server from the terminal, whose Ctrl-C would otherwise end it at once,
    // under the feet of services that are still draining.
    RunProgram.Result result =
        programs.run(
            "pg_ctl",
            List.of(
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                settings.dataFolder().toString(),
                "-l",
                settings.logFile().toString()));
    if (result.exitCode() != 0) {
      throw new EmbeddedServerException(
          settings + " did not start: " + log.lastWords() + " (see " + settings.logFile() + ")");
    }
    LOG.debug("{} is ready", settings);
  }

  /** Gives the database that initdb makes our name, which takes no copying. */
  private void nameDatabase() {
    try {
      if (!exists(DATABASE)) {
        try (Connection connection = connect("template1");
            Statement statement = connection.createStatement()) {
          statement.execute("alter database postgres rename to " + DATABASE);
        }
      }
    } catch (SQLException failure) {
      throw new EmbeddedServerException(
          settings
              + " started but refuses its own user; was it made with another password? "
              + failure.getMessage(),
          failure);
    }
  }

  private boolean exists(String database) throws SQLException {
    try (Connection connection = connect(database)) {
      return connection.isValid(0);
    } catch (SQLException failure) {
      if (UNKNOWN_DATABASE.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, password());
  }

  /** Stops the server cleanly; may be called more than once. */
  @Override
  public void close() {
    if (!running) {
      return;
    }
    running = false;
    try {
      if (syncing != null) {
        syncing.join();
      }
      new StopPostgres(settings, new RunProgram(UnpackPrograms.ofUser().folder())).run();
    } catch (IOException failure) {
      throw new EmbeddedServerException(
          "could not stop " + settings + ": " + FileTrouble.explain(failure), failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("interrupted while stopping " + settings, interrupt);
    }
  }
}
