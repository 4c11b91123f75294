/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.List;

/**
 * What an import's actions take at X by its list of prices, those that are held among them, in
 * millionths of a dollar.
 *
 * @param perDay what a day's budget holds; 0 where none is set
 * @param slowest whether the budget makes the last of them wait longer than any limit
 */
public record ImportCost(long credits, long perDay, boolean slowest) {
  static ImportCost of(List<LaneForecast> lanes, long perDay) {
    long credits = lanes.stream().mapToLong(LaneForecast::credits).sum();
    return new ImportCost(
        credits, perDay, perDay > 0 && rule(perDay).equals(AccountForecast.of("", lanes).binds()));
  }

  /** How many days' budgets that is; 0 where none is set. */
  public double days() {
    return perDay == 0 ? 0 : (double) credits / perDay;
  }

  /** The budget as a limit, in words. */
  static String rule(long perDay) {
    return "the day's budget of " + Dollars.text(perDay) + " (actions.credits-per-day)";
  }
}
