/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} in a data folder says about the server that runs on it. */
record PostmasterFile(long pid, Path dataFolder) {
  static final String NAME = "postmaster.pid";

  /** Above the highest number that Linux or macOS gives. */
  private static final String NO_PROCESS = "999999999";

  static Optional<PostmasterFile> read(Path dataFolder) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(dataFolder.resolve(NAME));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PostmasterFile(Long.parseLong(lines.get(0).strip()), Path.of(lines.get(1).strip())));
    } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  /** Who has the number that the file names. */
  enum Owner {
    NOBODY,
    OUR_SERVER,
    ANOTHER_PROGRAM,
    UNKNOWN
  }

  /**
   * The number alone proves nothing: another process may have got it since. A Postgres on this
   * folder names the folder in its command line.
   */
  Owner owner() {
    ProcessHandle process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).orElse(null);
    if (process == null) {
      return Owner.NOBODY;
    }
    ProcessHandle.Info info = process.info();
    if (info.command().isEmpty()) {
      return Owner.UNKNOWN;
    }
    boolean isPostgres = Path.of(info.command().get()).endsWith("postgres");
    boolean isOnFolder =
        info.arguments().stream()
            .flatMap(Arrays::stream)
            .anyMatch(argument -> argument.equals(dataFolder.toString()));
    return isPostgres && isOnFolder ? Owner.OUR_SERVER : Owner.ANOTHER_PROGRAM;
  }

  /**
   * Lets Postgres see that the process is gone, which it would not believe of a number that another
   * program has now. The rest stays: from it Postgres finds children of a killed server.
   */
  void disown(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, NO_PROCESS);
    Files.write(file, lines);
  }
}
