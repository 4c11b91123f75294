/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.Lifecycle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the process ends: by itself with an exit code, or on SIGTERM or Ctrl-C after the lifecycle
 * has drained, and then with the same exit code instead of the 143 that Java would give.
 */
public final class ProcessEnd {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);

  /** Beyond the grace period, for what is closed after the services. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private volatile boolean toldToStop;
  private @Nullable Thread hook;

  /**
   * From now on a signal drains {@code lifecycle}. Whoever calls this has to end the process by
   * {@link #exit}, also after a failure: the drain waits for the exit code.
   */
  public void drainOnSignal(Lifecycle lifecycle, Duration gracePeriod) {
    Thread thread =
        Thread.ofPlatform()
            .name("drain")
            .unstarted(() -> drain(lifecycle, gracePeriod.plus(MARGIN)));
    Runtime.getRuntime().addShutdownHook(thread);
    hook = thread;
  }

  private void drain(Lifecycle lifecycle, Duration patience) {
    toldToStop = true;
    LOG.info("told to stop: finishing what has begun");
    Thread.ofPlatform().name("stop").daemon().start(() -> stop(lifecycle));
    int code = 1;
    try {
      code = exitCode.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.error("not stopped after {}; ending anyway", patience);
    } catch (InterruptedException | ExecutionException impossible) {
      LOG.error("the wait for the end was cut short", impossible);
    }
    // System.exit would wait for this very thread, and the signal's exit code would win
    Runtime.getRuntime().halt(code);
  }

  /** Whether a signal has come: what fails from then on may have been cut short by it. */
  public boolean toldToStop() {
    return toldToStop;
  }

  private static void stop(Lifecycle lifecycle) {
    try {
      lifecycle.stop();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("stopping failed", failure);
    }
  }

  /** Ends the process. Does not return. */
  public void exit(int code) {
    Thread installed = hook;
    if (installed != null && !removed(installed)) {
      // a signal is being handled: its thread ends the process, with our code
      exitCode.complete(code);
    }
    System.exit(code);
  }

  private static boolean removed(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return false;
    }
  }
}
