/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

/**
 * Says whether a part can do its work right now. {@link #check()} is cheap, has no effect, may be
 * called at any time and by many threads, and never throws.
 */
public interface HealthCheck {
  /** What is checked: {@code database}, {@code broker}. */
  String name();

  HealthResult check();
}
