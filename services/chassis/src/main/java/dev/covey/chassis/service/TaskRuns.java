/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.RepeatedTask;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.Task;
import dev.covey.chassis.task.RecordedTask;
import java.time.Duration;

/** How a task runs as part of the fleet: recorded, once or again and again. */
public final class TaskRuns {
  private TaskRuns() {}

  static Task once(ServiceContext context, Task task) {
    return RecordedTask.of(context.serviceName(), task, context.database());
  }

  /** Does not start yet. */
  public static Service repeated(ServiceContext context, Task task, Duration every) {
    return new RepeatedTask(
        context.serviceName(),
        once(context, task),
        every,
        context.config().consume().gracePeriod(),
        context.clock());
  }
}
