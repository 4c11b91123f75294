/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells other processes where the embedded servers of a data folder listen: {@code ./covey up}
 * writes {@code servers.properties} there while it runs, and every command reads it after the
 * environment and the settings file.
 */
public final class RunningServers {
  private RunningServers() {}

  public static Path file(Path home) {
    return home.resolve("servers.properties");
  }

  /** Written whole or not at all, and readable by its owner only: it may hold passwords. */
  public static void write(Path home, Map<Setting<?>, String> values) throws IOException {
    Map<String, String> sorted = new TreeMap<>();
    values.forEach((setting, text) -> sorted.put(setting.property(), text));
    String content =
        sorted.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
            .collect(Collectors.joining("", "# written by './covey up', gone when it ends\n", ""));
    Path draft = home.resolve("servers.properties.new");
    Files.deleteIfExists(draft);
    if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(draft, content);
    Files.move(draft, file(home), StandardCopyOption.ATOMIC_MOVE);
  }

  public static void remove(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }
}
