/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final byte[] SECRET = "token".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void sealed_opensWithTheSameFileOnly() {
    Sealed sealed = file("key").loadOrCreate().seal(SECRET, "account:1");
    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("token");
    assertThat(file("key").load().open(sealed, "account:1")).isEqualTo(SECRET);
    Seal other = file("other").loadOrCreate();
    assertThatThrownBy(() -> other.open(sealed, "account:1"))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("account:1")
        .hasMessageContaining("key file");
  }

  @Test
  void sealed_doesNotOpenForAnotherAccountOrChanged() {
    Seal seal = file("key").loadOrCreate();
    Sealed sealed = seal.seal(SECRET, "account:1");
    assertThatThrownBy(() -> seal.open(sealed, "account:2")).isInstanceOf(SealException.class);
    byte[] bytes = sealed.bytes();
    bytes[bytes.length - 1] ^= 1;
    Sealed changed = new Sealed(bytes);
    assertThatThrownBy(() -> seal.open(changed, "account:1")).isInstanceOf(SealException.class);
  }

  @Test
  void madeFile_isForItsOwnerAlone() throws IOException {
    file("deep/er/key").loadOrCreate();
    Path made = folder.resolve("deep/er/key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rw-------");
    assertThat(made.getParent()).isDirectoryContaining(path -> path.equals(made));
    try (var files = Files.list(folder.resolve("deep/er"))) {
      assertThat(files).as("no draft is left").hasSize(1);
    }
  }

  @Test
  void fileThatOthersMayRead_isRefused() throws IOException {
    file("key").loadOrCreate();
    Files.setPosixFilePermissions(
        folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> file("key").load())
        .isInstanceOf(SealException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void missingOrBrokenFile_isSaid() throws IOException {
    assertThatThrownBy(() -> file("none").load())
        .isInstanceOf(SealException.class)
        .hasMessageContaining("COVEY_KEY_FILE");
    Path broken =
        Files.createFile(
            folder.resolve("broken"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(broken, "nonsense");
    assertThatThrownBy(() -> file("broken").load())
        .isInstanceOf(SealException.class)
        .hasMessageContaining("broken");
  }

  @Test
  void manyAtOnce_agreeOnOneKey() throws Exception {
    List<Callable<Seal>> makers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      makers.add(file("key")::loadOrCreate);
    }
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Seal>> seals = executor.invokeAll(makers);
      Sealed sealed = seals.getFirst().get().seal(SECRET, "account:1");
      for (Future<Seal> seal : seals) {
        assertThat(seal.get().open(sealed, "account:1")).isEqualTo(SECRET);
      }
    }
  }

  @Test
  void rotation_opensBothUntilItEnds() throws IOException {
    Sealed before = file("key").loadOrCreate().seal(SECRET, "account:1");
    LoadedSeal worker = new LoadedSeal(folder.resolve("key"));
    assertThat(worker.get().open(before, "account:1")).isEqualTo(SECRET);

    Seal both = file("key").beginRotation();
    Sealed after = both.seal(SECRET, "account:1");
    assertThat(file("key").beginRotation().newestOnly().open(after, "account:1"))
        .as("a second beginning adds no third key")
        .isEqualTo(SECRET);
    assertThat(both.open(before, "account:1")).isEqualTo(SECRET);
    assertThatThrownBy(() -> both.newestOnly().open(before, "account:1"))
        .isInstanceOf(SealException.class);
    assertThat(worker.get().open(after, "account:1"))
        .as("a worker that runs sees the new key")
        .isEqualTo(SECRET);

    file("key").endRotation();
    Seal last = file("key").load();
    assertThat(last.hasOlderKeys()).isFalse();
    assertThat(last.open(after, "account:1")).isEqualTo(SECRET);
    assertThatThrownBy(() -> last.open(before, "account:1")).isInstanceOf(SealException.class);
    try (var files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).as("the key and the one before it").hasSize(2);
      assertThat(new KeyFile(all.getLast()).load().open(before, "account:1")).isEqualTo(SECRET);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  private KeyFile file(String name) {
    return new KeyFile(folder.resolve(name));
  }
}
