/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.Locale;

/** Amounts that are counted in millionths of a dollar, as people and machines read them. */
public final class Dollars {
  private static final long ONE = 1_000_000;
  private static final long CENT = ONE / 100;

  private Dollars() {}

  /** {@code $1.20}; fractions of a cent are shown where there are any. */
  public static String text(long millionths) {
    return String.format(
        Locale.ROOT, millionths % CENT == 0 ? "$%.2f" : "$%.3f", number(millionths));
  }

  static double number(long millionths) {
    return (double) millionths / ONE;
  }
}
