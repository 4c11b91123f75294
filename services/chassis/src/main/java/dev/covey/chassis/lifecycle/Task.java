/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

/**
 * Work that cron starts, or that is repeated. Running it again after a crash, or twice at once,
 * does no harm.
 */
@FunctionalInterface
public interface Task {
  void runOnce() throws Exception;
}
