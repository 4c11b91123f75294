/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class XSimulatorMainTest {

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--port", "--port x", "--port 70000", "--accounts -1"})
  void wrongArguments_areExplained(String line) throws Exception {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("usage: x-simulator");
  }

  @Test
  void missingWorld_isNamed() throws Exception {
    assertThat(run("--world", "/nowhere/world.json")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("/nowhere/world.json");
  }

  @Test
  void portInUse_isNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(run("--port", port)).isEqualTo(1);
      assertThat(errors.toString(StandardCharsets.UTF_8)).contains("127.0.0.1:" + port);
    }
  }

  private int run(String... args) throws InterruptedException {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return XSimulatorMain.run(args, out, new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
