/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second JVM on this one's class path, for what only processes can show: kill -9, and several of
 * them at once.
 */
public final class ForkedJvm extends TestProcess {
  private ForkedJvm(ProcessBuilder builder) {
    super(builder);
  }

  /** Runs {@code main}'s main method. */
  public static ForkedJvm start(Class<?> main, String... arguments) {
    return start(List.of(), main, arguments);
  }

  public static ForkedJvm start(List<String> jvmOptions, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.timezone=" + System.getProperty("user.timezone", "Pacific/Auckland"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ForkedJvm(new ProcessBuilder(command));
  }
}
