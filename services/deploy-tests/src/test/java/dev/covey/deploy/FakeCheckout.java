/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a folder that looks like a checkout, with a JDK and a Maven that only say how
 * they were called, and no other program than it needs. One thread at a time.
 */
final class FakeCheckout {
  private static final List<String> PROGRAMS =
      List.of(
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "tee",
          "touch",
          "uname");

  private final Path root;
  private final Path programs;
  private final Map<String, String> environment = new HashMap<>();

  /** What came of one call of the launcher. */
  record Result(int exitCode, String output, String errors) {}

  FakeCheckout(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("checkout"));
    programs = Files.createDirectories(folder.resolve("bin"));
    for (String program : PROGRAMS) {
      script(programs.resolve(program), "exec " + find(program) + " \"$@\"");
    }
    // waiting costs no time here
    script(programs.resolve("sleep"), "exit 0");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(
        Files.createDirectories(root.resolve("services/solo/src/main")).resolve("A.java"), "");
    Files.createDirectories(root.resolve("shared-model"));
    launcher(Repository.read("covey"));
    Path jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(jdk.resolve("bin/javac"), "exit 0");
    script(jdk.resolve("bin/java"), "echo \"java $*\"");
    environment.put("PATH", programs.toString());
    environment.put("HOME", folder.toString());
    environment.put("JAVA_HOME", jdk.toString());
  }

  private static Path find(String program) {
    return List.of(Path.of("/usr/bin"), Path.of("/bin")).stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  void launcher(String text) throws IOException {
    Files.writeString(root.resolve("covey"), text);
  }

  /** A Maven that notes its call and "builds", or fails with an error of its own. */
  void maven(boolean succeeds) throws IOException {
    String calls = "echo \"$*\" >>'" + root.resolve("calls") + "'\n";
    script(
        programs.resolve("mvn"),
        succeeds
            ? calls
                + """
                echo "[INFO] Building covey-solo 0.1.0 [1/1]"
                mkdir -p services/solo/target/covey/lib
                touch services/solo/target/covey/lib/covey-solo.jar\
                """
            : calls + "echo '[ERROR] a semicolon is missing'; exit 1");
  }

  List<String> mavenCalls() throws IOException {
    Path calls = root.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** As if a source had been saved since the last build. */
  void saveSource() throws IOException {
    Files.setLastModifiedTime(built(), FileTime.from(Instant.now().minusSeconds(3_600)));
  }

  Path built() {
    return root.resolve("services/solo/target/covey/built");
  }

  Path lock() {
    return root.resolve("target/launcher.lock");
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", root + "/covey"));
    command.addAll(List.of(arguments));
    Path errors = root.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output, Files.readString(errors));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
