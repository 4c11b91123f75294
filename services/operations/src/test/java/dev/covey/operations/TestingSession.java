/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.WrongUsage;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** Runs commands as the launcher does, against a test's database and folder. */
public final class TestingSession {
  private final Database database;
  private final Path folder;
  private String x = "http://127.0.0.1:9";
  private final Map<String, String> settings;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  public TestingSession(Database database, Path folder) {
    this(database, folder, Map.of());
  }

  /** With settings beside those of the database. */
  public TestingSession(Database database, Path folder, Map<String, String> settings) {
    this.database = database;
    this.folder = folder;
    this.settings = Map.copyOf(settings);
  }

  /** Lets calls go there, which nobody makes; X itself is where rules of policy are strict. */
  public TestingSession onX(String url) {
    x = url;
    return this;
  }

  public Session open() {
    DatabaseAccess access = database.access();
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "COVEY_HOME", folder.toString(),
                "COVEY_LOGS_DIR", folder.resolve("logs").toString(),
                "COVEY_DATABASE_URL", access.url(),
                "COVEY_DATABASE_USER", access.user(),
                "COVEY_DATABASE_PASSWORD", access.password(),
                "COVEY_DATABASE_SCHEMA", access.schema(),
                "COVEY_X_BASE_URL", x));
    environment.putAll(settings);
    return new Session(() -> CoveyConfig.from(Settings.load(environment, folder)));
  }

  /** Returns the exit code; what was printed before is forgotten. */
  public int run(Function<Session, CommandLine> tree, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    try (Session session = open()) {
      CommandLine commands = tree.apply(session);
      commands.setExecutionExceptionHandler(new CommandFailures());
      WrongUsage.toldBriefly(commands);
      commands.setExpandAtFiles(false);
      commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return commands.execute(arguments);
    }
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
