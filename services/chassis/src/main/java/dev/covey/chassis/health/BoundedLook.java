/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks something that may hang, such as a server that is gone, without hanging with it: at most one
 * question is under way, and nobody waits for it longer than he has patience. Safe for many
 * threads.
 */
public final class BoundedLook<T> {
  private final Supplier<T> question;
  private final Duration patience;
  private @Nullable CompletableFuture<T> underWay;

  /**
   * Asks nothing yet.
   *
   * @param question must not throw
   */
  public BoundedLook(Supplier<T> question, Duration patience) {
    this.question = question;
    this.patience = patience;
  }

  /** The answer, or empty where it did not come in time. */
  public Optional<T> look() {
    try {
      return Optional.of(ask().get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a question must not throw", impossible);
    }
  }

  private synchronized CompletableFuture<T> ask() {
    CompletableFuture<T> current = underWay;
    if (current == null || current.isDone()) {
      current =
          CompletableFuture.supplyAsync(
              question, task -> Thread.ofVirtual().name("look").start(task));
      underWay = current;
    }
    return current;
  }
}
