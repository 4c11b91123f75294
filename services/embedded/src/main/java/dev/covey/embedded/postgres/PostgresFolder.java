/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.EmbeddedServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder: made whole or not at all, refused when another version made it. */
final class PostgresFolder {
  static final String MAJOR_VERSION = "18";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresFolder.class);

  private final PostgresSettings settings;
  private final RunProgram programs;
  private final Path folder;

  PostgresFolder(PostgresSettings settings, RunProgram programs) {
    this.settings = settings;
    this.programs = programs;
    this.folder = settings.dataFolder();
  }

  /** Returns whether it has made the folder. */
  boolean prepare() throws IOException {
    Path version = folder.resolve("PG_VERSION");
    if (Files.exists(version)) {
      refuseOtherVersion(Files.readString(version).strip());
    } else if (Files.exists(folder) && !isEmptyFolder()) {
      throw new EmbeddedServerException(
          folder + " is not empty and holds no Postgres; name another data folder");
    } else {
      create();
      return true;
    }
    return false;
  }

  private void refuseOtherVersion(String version) {
    if (!version.equals(MAJOR_VERSION)) {
      throw new EmbeddedServerException(
          "%s was made by Postgres %s, this build runs Postgres %s; use the build that made it, or name another data folder"
              .formatted(folder, version, MAJOR_VERSION));
    }
  }

  private boolean isEmptyFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  /** Makes it under another name first: a run killed meanwhile leaves nothing half made. */
  private void create() throws IOException {
    Files.createDirectories(folder.getParent());
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    DeleteFolder.delete(fresh);
    Path passwordFile = Files.createTempFile("covey", ".password");
    try {
      Files.writeString(passwordFile, settings.password() + "\n");
      RunProgram.Result result = programs.run("initdb", arguments(fresh, passwordFile));
      if (result.exitCode() != 0) {
        throw new EmbeddedServerException(
            "could not make a Postgres data folder at " + folder + ": " + result.output());
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> arguments(Path fresh, Path passwordFile) {
    return List.of(
        "--pgdata=" + fresh,
        "--username=" + EmbeddedPostgres.USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-sync",
        // With these two given it need not try out what the machine can bear.
        "--set=max_connections=" + settings.parameters().getOrDefault("max_connections", "100"),
        "--set=shared_buffers=" + settings.parameters().getOrDefault("shared_buffers", "64MB"));
  }

  /**
   * Brings a new folder to the disk. Making it waits for the disk a thousand times otherwise, which
   * takes ten times as long as all the rest.
   */
  void sync() {
    RunProgram.Result result = programs.run("initdb", List.of("--sync-only", "--pgdata=" + folder));
    if (result.exitCode() != 0) {
      LOG.warn("Could not bring {} to the disk: {}", folder, result.output());
    }
  }

  /** Written anew at each start, so that a newer build's settings reach an older folder. */
  void writeConfiguration() throws IOException {
    Map<String, String> all = new TreeMap<>(settings.parameters());
    all.put("port", Integer.toString(settings.port()));
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    StringBuilder text = new StringBuilder("# Written by Covey at each start\n");
    all.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
    Files.writeString(folder.resolve("postgresql.conf"), text);
  }
}
