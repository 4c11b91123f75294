/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.EmbeddedServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of Postgres' programs to its end. */
final class RunProgram {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  record Result(int exitCode, String output) {}

  private final Path programs;

  RunProgram(Path programs) {
    this.programs = programs;
  }

  /**
   * Runs {@code program} with its output in a file: a server that it leaves behind would hold a
   * pipe open for ever.
   */
  Result run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // Postgres refuses root; in a user namespace of its own it does not see that it is.
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("covey-" + program, ".out");
      try {
        return new Result(exitCode(command, output), read(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException failure) {
      throw new EmbeddedServerException(couldNotRun(program, failure), failure);
    }
  }

  private static int exitCode(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("not finished after " + LIMIT.toSeconds() + " s");
      }
      return process.exitValue();
    } catch (InterruptedException interrupt) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupt);
    }
  }

  private static String read(Path output) throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
  }

  private static String couldNotRun(String program, IOException failure) {
    String advice =
        isRoot()
            ? " Postgres does not run as root; Covey works around it with the program unshare"
                + " (package util-linux). Install it, or run Covey as an ordinary user, or set"
                + " COVEY_DATABASE_URL."
            : "";
    return "could not run Postgres' " + program + ": " + failure.getMessage() + "." + advice;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
