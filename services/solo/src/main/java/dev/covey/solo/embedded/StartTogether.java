/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Starts servers at the same time, all or none: when one fails, those that did start are closed
 * again. Whoever uses it sees to it that the process does not end meanwhile.
 */
final class StartTogether {
  private record Part(Runnable start, Runnable close) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<CompletableFuture<Part>> running = new ArrayList<>();

  void add(Runnable start, Runnable close) {
    parts.add(new Part(start, close));
  }

  /** Returns what closes the servers again, in the order in which to do so. */
  List<Runnable> run() {
    parts.forEach(part -> running.add(started(part)));
    try {
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      closeStarted();
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
    return parts.reversed().stream().map(Part::close).toList();
  }

  private static CompletableFuture<Part> started(Part part) {
    CompletableFuture<Part> future = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("start-server")
        .start(() -> {
          try {
            part.start().run();
            future.complete(part);
          } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  private void closeStarted() {
    // an interrupt may be why they are closed, and must not keep them from being closed
    boolean interrupted = Thread.interrupted();
    try {
      for (CompletableFuture<Part> future : running) {
        future.handle((part, failure) -> part).thenAccept(StartTogether::close).join();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void close(@Nullable Part started) {
    if (started != null) {
      started.close().run();
    }
  }
}
