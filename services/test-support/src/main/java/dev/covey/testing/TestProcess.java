/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that a test has started, with its output and errors read together as lines. Closing it
 * kills it and all that it has started. Safe for many threads.
 */
public sealed class TestProcess implements AutoCloseable permits ForkedJvm {
  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  TestProcess(ProcessBuilder builder) {
    try {
      this.process = builder.redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException("could not start " + builder.command(), failure);
    }
    // reading a pipe keeps its carrier: two such virtual threads stop all others on two cores
    Thread.ofPlatform().daemon().name("output-of-" + process.pid()).start(this::readLines);
  }

  public static TestProcess start(ProcessBuilder builder) {
    return new TestProcess(builder);
  }

  public final long pid() {
    return process.pid();
  }

  public final boolean isAlive() {
    return process.isAlive();
  }

  /** The first line of its output that contains {@code text}; fails when it ends without one. */
  public final synchronized String awaitLine(String text, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Optional<String> found = lines.stream().filter(line -> line.contains(text)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || millis <= 0) {
        throw new AssertionError(
            "no line with '" + text + "' from process " + pid() + ", which said: " + lines);
      }
      awaitNews(millis);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // its caller loops
  private synchronized void awaitNews(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupt);
    }
  }

  /** Its exit code, once it has ended by itself. */
  public final int awaitExit(Duration timeout) {
    try {
      int code = process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS).exitValue();
      awaitLastWords(timeout);
      return code;
    } catch (TimeoutException late) {
      throw new AssertionError("process " + pid() + " still runs and said: " + output(), late);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupt);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Its last lines may still be on their way when it has ended. */
  private synchronized void awaitLastWords(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    long millis = timeout.toMillis();
    while (!ended && millis > 0) {
      awaitNews(millis);
      millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  /** All lines so far. */
  public final synchronized List<String> output() {
    return List.copyOf(lines);
  }

  /** This process and all that descend from it, as they are now. */
  public final List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** SIGTERM: a wish to end. */
  public final void terminate() {
    // Process.destroy would close its output too, and lose its last words
    process.toHandle().destroy();
  }

  /** SIGKILL to this process alone, and its end awaited. */
  public final void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public final void close() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
  }

  private void readLines() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      add("(output closed: " + closed.getMessage() + ")");
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }
}
