/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.csv;

/** Cells that no spreadsheet runs as a formula, whoever wrote what is in them. */
public final class SpreadsheetCell {
  private static final String FORMULAS = "=+-@\t\r";

  private SpreadsheetCell() {}

  /** A quote mark before it makes a spreadsheet show a formula instead of running it. */
  public static String defused(String cell) {
    boolean quoted = cell.length() > 1 && cell.charAt(0) == '\'' && isSpecial(cell.charAt(1));
    return quoted || (!cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
  }

  /** What {@link #defused} was given. */
  public static String original(String cell) {
    boolean quoted = cell.length() > 1 && cell.charAt(0) == '\'' && isSpecial(cell.charAt(1));
    return quoted ? cell.substring(1) : cell;
  }

  /** What a quote mark before it may have been put there for. */
  private static boolean isSpecial(char first) {
    return first == '\'' || FORMULAS.indexOf(first) >= 0;
  }
}
