/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

/**
 * The answer of a check.
 *
 * @param why empty when it is well; otherwise what is wrong, without secrets
 */
public record HealthResult(boolean ok, String why) {
  public static final HealthResult OK = new HealthResult(true, "");

  public static HealthResult failed(String why) {
    return new HealthResult(false, why);
  }
}
