/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:1/?a=b&c=d");

  @TempDir private Path folder;

  @BeforeEach
  void programs() throws Exception {
    for (String name : new String[] {"xdg-open", "open"}) {
      Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\nexit 0\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void opens_whereThereIsAScreen() {
    String path = "/nowhere:" + folder;
    assertThat(new Browser(Map.of("PATH", path, "DISPLAY", ":0"), "Linux").open(ADDRESS)).isTrue();
    assertThat(new Browser(Map.of("PATH", path, "WAYLAND_DISPLAY", "w"), "Linux").open(ADDRESS))
        .isTrue();
    assertThat(new Browser(Map.of("PATH", path), "Mac OS X").open(ADDRESS)).isTrue();
  }

  @Test
  void opensNothing_withoutScreenOrProgram() {
    assertThat(new Browser(Map.of("PATH", folder.toString()), "Linux").open(ADDRESS)).isFalse();
    assertThat(new Browser(Map.of("PATH", "/nowhere", "DISPLAY", ":0"), "Linux").open(ADDRESS))
        .isFalse();
    assertThat(new Browser(Map.of("DISPLAY", ":0"), "Linux").open(ADDRESS)).isFalse();
  }
}
