/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where an embedded Postgres keeps its data, and how it runs.
 *
 * @param logFile what the server says; grows while it runs, begins anew when large
 * @param password of the one role, {@link EmbeddedPostgres#USER}; fixed when the folder is made
 * @param parameters as in postgresql.conf
 */
public record PostgresSettings(
    Path dataFolder, Path logFile, int port, String password, Map<String, String> parameters) {

  private static final Map<String, String> DURABLE =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("max_logical_replication_workers", "0"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("io_method", "sync"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  public PostgresSettings {
    dataFolder = dataFolder.toAbsolutePath().normalize();
    logFile = logFile.toAbsolutePath().normalize();
    parameters = Map.copyOf(parameters);
  }

  /** Nothing committed is ever lost; small enough to run beside everything else. */
  public static PostgresSettings durable(Path dataFolder, Path logFile, int port, String password) {
    return new PostgresSettings(dataFolder, logFile, port, password, DURABLE);
  }

  /** For tests: many connections, and no waiting for the disk. */
  public static PostgresSettings forTests(
      Path dataFolder, Path logFile, int port, String password) {
    return durable(dataFolder, logFile, port, password)
        .with("fsync", "off")
        .with("full_page_writes", "off")
        .with("synchronous_commit", "off")
        .with("max_connections", "200");
  }

  public PostgresSettings with(String parameter, String value) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.put(parameter, value);
    return new PostgresSettings(dataFolder, logFile, port, password, changed);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "Postgres on 127.0.0.1:" + port + " with data in " + dataFolder;
  }
}
