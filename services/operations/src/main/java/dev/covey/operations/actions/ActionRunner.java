/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.chassis.lifecycle.Waiter;

/**
 * Carries actions out in this process for as long as somebody watches. Who knows the workers gives
 * it to the commands, which don't.
 */
@FunctionalInterface
public interface ActionRunner {
  /** For where there are no workers. */
  ActionRunner NONE =
      (_, _, _) -> {
        throw new UsageException("--workers is not to be had here; run ./covey");
      };

  /**
   * Starts workers, runs {@code watch}, and stops them after they have finished what they began.
   * Told to stop, by a signal, it ends the watch.
   *
   * @return the watch's exit code
   */
  int run(CoveyConfig config, int workers, Watching watch) throws Exception;

  /** What goes on while the workers work. */
  @FunctionalInterface
  interface Watching {
    /** Ends by itself, or soon after {@code stop} was woken. */
    int until(Waiter stop) throws Exception;
  }
}
