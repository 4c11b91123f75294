/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

/**
 * What is wrong in one place of a file, and what to do about it.
 *
 * @param line counted from 1 with the header, as an editor counts
 * @param column by its name; empty where it is the row as a whole
 * @param value as the file has it, made fit to be shown
 */
public record RowProblem(long line, String column, String value, String remedy) {
  public String text() {
    String place = column.isEmpty() ? "" : ", " + column + " '" + value + "'";
    return "line " + line + place + ": " + remedy;
  }
}
