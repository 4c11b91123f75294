/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The browser of whoever sits at this machine, if there is a screen for one.
 *
 * @param system the operating system's name
 */
record Browser(Map<String, String> environment, String system) {

  static Browser ofThisMachine() {
    return new Browser(System.getenv(), System.getProperty("os.name", ""));
  }

  /** Returns whether it was told to; it may still fail to. */
  boolean open(URI address) {
    Optional<Path> opener = opener();
    if (opener.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(opener.get().toString(), address.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Optional<Path> opener() {
    if (system.startsWith("Mac")) {
      return onPath("open");
    }
    boolean screen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return screen ? onPath("xdg-open") : Optional.empty();
  }

  private Optional<Path> onPath(String name) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
