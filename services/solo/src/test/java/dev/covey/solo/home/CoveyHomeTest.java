/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.config.RunningServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoveyHomeTest {
  private @TempDir Path parent;

  @Test
  void folder_missingIsMadeForItsOwnerOnly() throws Exception {
    Path folder = parent.resolve("a/b");
    try (CoveyHome home = CoveyHome.open(folder)) {
      assertThat(home.folder()).isEqualTo(folder);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(folder.resolve("version")).hasContent("1");
    }
  }

  @Test
  void folder_heldIsRefusedWithTheNumberOfItsHolder() throws Exception {
    try (CoveyHome home = CoveyHome.open(parent)) {
      assertThatThrownBy(() -> CoveyHome.open(parent))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining(home.folder().toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("COVEY_HOME");
    }
    CoveyHome.open(parent).close();
  }

  @Test
  void folder_ofNewerLayoutIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(parent.resolve("version"), "2\n");

    assertThatThrownBy(() -> CoveyHome.open(parent))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("layout 2")
        .hasMessageContaining("up to 1");
    assertThat(parent.resolve("version")).hasContent("2");
  }

  @Test
  void folder_refusedIsNotHeld() throws Exception {
    Files.writeString(parent.resolve("version"), "two");
    assertThatThrownBy(() -> CoveyHome.open(parent))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("'two'");

    Files.writeString(parent.resolve("version"), "1");
    CoveyHome.open(parent).close();
  }

  @Test
  void folder_isFileIsSaidSo() throws IOException {
    Path file = Files.writeString(parent.resolve("home"), "a file");

    assertThatThrownBy(() -> CoveyHome.open(file))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining(file + " is a file");
    assertThatThrownBy(() -> CoveyHome.open(file.resolve("below")))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("can't use the data folder " + file.resolve("below"));
  }

  @Test
  void servers_ofKilledRunAreForgotten() throws Exception {
    Files.writeString(RunningServers.file(parent), "amqp.url=amqp://127.0.0.1:1/\n");

    try (CoveyHome home = CoveyHome.open(parent)) {
      assertThat(RunningServers.file(home.folder())).doesNotExist();
    }
  }

  @Test
  void ports_stayTheSameAndDiffer() throws Exception {
    int postgres;
    int broker;
    try (CoveyHome home = CoveyHome.open(parent)) {
      postgres = home.port("postgres");
      broker = home.port("broker");
    }
    try (CoveyHome home = CoveyHome.open(parent)) {
      assertThat(home.port("broker")).isEqualTo(broker).isNotEqualTo(postgres);
      assertThat(home.port("postgres")).isEqualTo(postgres).isBetween(1024, 0xffff);
    }
  }

  @Test
  void ports_unreadableAreNamedWithTheirFile() throws Exception {
    try (CoveyHome home = CoveyHome.open(parent)) {
      for (String wrong : new String[] {"many", "0", "65536", ""}) {
        Files.writeString(parent.resolve("ports.properties"), "postgres=" + wrong + "\n");

        assertThatThrownBy(() -> home.port("postgres"))
            .isInstanceOf(HomeException.class)
            .hasMessageContaining("ports.properties")
            .hasMessageContaining("'" + wrong + "'");
      }
    }
  }

  @Test
  void passwords_stayTheSameDifferAndAreForTheOwnerOnly() throws Exception {
    try (CoveyHome home = CoveyHome.open(parent)) {
      String password = home.password("postgres");

      assertThat(password).hasSize(48).isEqualTo(home.password("postgres"));
      assertThat(home.password("broker")).isNotEqualTo(password);
      Path file = parent.resolve("secrets/postgres");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
