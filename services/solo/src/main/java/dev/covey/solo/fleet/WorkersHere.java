/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.fleet;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.chassis.logging.Logging;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.service.ProcessEnd;
import dev.covey.model.time.CoveyClock;
import dev.covey.operations.actions.ActionRunner;
import dev.covey.worker.action.ActionWorker;
import java.util.List;

/**
 * Gives the commands workers, which they must not know: only here all parts meet. A signal ends the
 * watch and lets the workers finish what they have begun.
 */
public final class WorkersHere implements ActionRunner {
  private static final int STOPPED = 130;

  private final ProcessEnd end;

  public WorkersHere(ProcessEnd end) {
    this.end = end;
  }

  @Override
  public int run(CoveyConfig config, int workers, Watching watch) throws Exception {
    Waiter stop = new Waiter(CoveyClock.system());
    try (Logging _ = Logging.configureQuietly(config.log(), ActionWorker.NAME);
        FleetMetrics metrics = new FleetMetrics()) {
      Lifecycle lifecycle =
          new Lifecycle(
              List.of(new ActionWorkers(config, workers, metrics), new WakeWhenStopped(stop)));
      end.drainOnSignal(lifecycle, config.consume().gracePeriod());
      try {
        lifecycle.start();
      } catch (Exception failure) {
        if (end.toldToStop()) {
          return STOPPED;
        }
        throw failure;
      }
      try {
        return watch.until(stop);
      } finally {
        lifecycle.stop();
      }
    }
  }

  /** Is stopped before the workers are. */
  private record WakeWhenStopped(Waiter waiter) implements Service {
    @Override
    public String name() {
      return "watch";
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
      waiter.wake();
    }
  }
}
