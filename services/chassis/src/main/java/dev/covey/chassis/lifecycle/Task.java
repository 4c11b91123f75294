/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import java.util.Optional;

/**
 * Work that cron starts, or that is repeated. Running it again after a crash, or twice at once,
 * does no harm.
 */
@FunctionalInterface
public interface Task {
  /** Returns what it did, in words that go behind its name: "looked at 3 profiles". */
  String runOnce() throws Exception;

  /** The name of a task whose open run is waited for, since this one builds on what it did. */
  default Optional<String> runsAfter() {
    return Optional.empty();
  }
}
