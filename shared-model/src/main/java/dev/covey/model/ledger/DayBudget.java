/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

/**
 * What calls may cost in a day of UTC, all of them together.
 *
 * @param perDay 0 for no limit
 * @param spent what of today's is used already
 */
public record DayBudget(long perDay, long spent) {
  public static final DayBudget NONE = new DayBudget(0, 0);
}
