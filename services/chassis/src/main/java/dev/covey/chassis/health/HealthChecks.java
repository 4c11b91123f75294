/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The checks of a process; parts add theirs while they are built. Safe for many threads. */
public final class HealthChecks {
  private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

  public void add(HealthCheck check) {
    checks.add(check);
  }

  /** Runs every check, in the order they were added; of equal names the worst answer counts. */
  public Map<String, HealthResult> run() {
    Map<String, HealthResult> results = new LinkedHashMap<>();
    for (HealthCheck check : checks) {
      results.merge(check.name(), check.check(), (a, b) -> a.ok() ? b : a);
    }
    return results;
  }
}
