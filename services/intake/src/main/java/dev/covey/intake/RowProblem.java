/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in one place of a file, and what to do about it.
 *
 * @param line counted from 1 with the header, as an editor counts
 * @param column by its name; empty where it is the row as a whole
 * @param value as the file has it, made fit to be shown
 * @param rule the rule of policy that refuses it; null where the row itself is wrong
 */
public record RowProblem(
    long line, String column, String value, @Nullable String rule, String remedy) {
  static RowProblem of(long line, String column, String value, String remedy) {
    return new RowProblem(line, column, value, null, remedy);
  }

  public String text() {
    String place = column.isEmpty() ? "" : ", " + column + " '" + value + "'";
    return "line " + line + place + ": " + words();
  }

  /** Without its line, for a cell beside the row. */
  String besideRow() {
    return (column.isEmpty() ? "" : column + ": ") + words();
  }

  private String words() {
    return (rule == null ? "" : "[" + rule + "] ") + remedy;
  }
}
