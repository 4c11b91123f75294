/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.server;

import dev.covey.embedded.FreePort;
import dev.covey.embedded.postgres.DeleteFolder;
import dev.covey.embedded.postgres.EmbeddedPostgres;
import dev.covey.embedded.postgres.PostgresSettings;
import dev.covey.model.database.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Postgres of one run in a folder of its own; both are gone at the end. */
public final class BenchPostgres implements AutoCloseable {
  private static final String PASSWORD = "bench";

  private final Path folder;
  private final EmbeddedPostgres postgres;

  private BenchPostgres(Path folder, PostgresSettings settings, String walSize) {
    this.folder = folder;
    this.postgres =
        new EmbeddedPostgres(
            settings.with("shared_buffers", "256MB").with("max_wal_size", walSize));
  }

  /** One that loses nothing, as a fleet's does; for the part of that name. */
  public static BenchPostgres durable(String part, String walSize) throws IOException {
    Path folder = Files.createTempDirectory("covey-bench-" + part + "-");
    return new BenchPostgres(
        folder,
        PostgresSettings.durable(data(folder), log(folder), FreePort.find(), PASSWORD),
        walSize);
  }

  /** One that does not wait for the disk, where time is not what is measured. */
  public static BenchPostgres quick(String part) throws IOException {
    Path folder = Files.createTempDirectory("covey-" + part + "-");
    return new BenchPostgres(
        folder,
        PostgresSettings.forTests(data(folder), log(folder), FreePort.find(), PASSWORD),
        "2GB");
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private static Path log(Path folder) {
    return folder.resolve("postgres.log");
  }

  public void start() {
    postgres.start();
  }

  /** For the run's own files as well. */
  public Path folder() {
    return folder;
  }

  public Path dataFolder() {
    return data(folder);
  }

  public DatabaseAccess access(int poolSize) {
    return new DatabaseAccess(
        postgres.url(), EmbeddedPostgres.USER, postgres.password(), "public", poolSize);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    DeleteFolder.delete(folder);
  }
}
