/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.Task;

/** Builds a task from its context, without any I/O. */
@FunctionalInterface
public interface TaskFactory {
  Task create(ServiceContext context);
}
