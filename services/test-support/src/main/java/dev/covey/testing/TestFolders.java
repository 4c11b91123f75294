/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import dev.covey.embedded.postgres.DeleteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary folders of this JVM's test servers. What a killed test run left behind, folders and
 * servers, is cleared by the next run.
 */
final class TestFolders {
  private static final Pattern NAME = Pattern.compile("covey-test-[a-z]+-(\\d+)-.*");

  private TestFolders() {}

  static Path create(String purpose) throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    for (Path orphan : orphans(parent)) {
      endServers(orphan);
      DeleteFolder.delete(orphan);
    }
    return Files.createTempDirectory(
        parent, "covey-test-" + purpose + "-" + ProcessHandle.current().pid() + "-");
  }

  private static List<Path> orphans(Path parent) throws IOException {
    try (Stream<Path> content = Files.list(parent)) {
      return content.filter(TestFolders::isOrphan).toList();
    }
  }

  private static boolean isOrphan(Path folder) {
    Matcher matcher = NAME.matcher(folder.getFileName().toString());
    return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
  }

  private static void endServers(Path folder) {
    List<ProcessHandle> servers =
        ProcessHandle.allProcesses()
            .filter(process -> names(process, folder))
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    servers.forEach(ProcessHandle::destroyForcibly);
    servers.forEach(server -> server.onExit().join());
  }

  private static boolean names(ProcessHandle process, Path folder) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(argument -> argument.contains(folder.toString()));
  }
}
