/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.testing.TestProcess;
import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** {@code covey ...} as a process of its own, as the launcher starts it. */
final class CoveyProcess {
  private CoveyProcess() {}

  /** With these settings only, whatever the environment of the test has. */
  static TestProcess start(Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), CoveyMain.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("COVEY_"));
    builder.environment().putAll(settings);
    return TestProcess.start(builder);
  }

  /** What Ctrl-C sends. */
  static void interrupt(TestProcess process) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }

  /** No server of the data folder listens any more, and Postgres has tidied up behind itself. */
  static void assertNothingRuns(Path home) throws IOException {
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(home.resolve("servers.properties")).doesNotExist();
    Properties ports = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("ports.properties"))) {
      ports.load(reader);
    }
    assertThat(ports.stringPropertyNames()).containsExactlyInAnyOrder("postgres", "broker");
    for (String server : ports.stringPropertyNames()) {
      int port = Integer.parseInt(ports.getProperty(server));
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .as(server)
          .isInstanceOf(ConnectException.class);
    }
  }
}
