/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.fleet;

import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.service.ServiceFactory;
import dev.covey.chassis.service.TaskFactory;
import dev.covey.chassis.service.TaskRuns;
import java.time.Duration;

/**
 * One service or task that {@code ./covey run NAME} starts, and that solo runs beside the others.
 */
public sealed interface FleetPart {
  String name();

  /** For the list that {@code ./covey run --help} shows. */
  String purpose();

  /** Runs the part as this process, which ends with it. */
  EntryPoint main();

  /** A main method. */
  @FunctionalInterface
  interface EntryPoint {
    void run(String[] arguments);
  }

  /** The part as a service of this process. */
  Service create(ServiceContext context);

  /** Runs until it is stopped. */
  record Always(String name, String purpose, EntryPoint main, ServiceFactory factory)
      implements FleetPart {
    @Override
    public Service create(ServiceContext context) {
      return factory.create(context);
    }
  }

  /** Runs once, from cron; in solo it is repeated. */
  record Repeated(String name, String purpose, EntryPoint main, TaskFactory factory, Duration every)
      implements FleetPart {
    @Override
    public Service create(ServiceContext context) {
      return TaskRuns.repeated(context, factory.create(context), every);
    }
  }
}
