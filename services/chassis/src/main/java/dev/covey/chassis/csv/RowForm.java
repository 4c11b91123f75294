/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.csv;

import java.util.List;
import java.util.function.Function;

/**
 * What a kind of row looks like in a file.
 *
 * @param columns the names of its cells
 * @param cells as many as there are columns; none of them a formula to a spreadsheet
 * @param json the row as one object on one line
 */
public record RowForm<T>(
    List<String> columns, Function<T, List<String>> cells, Function<T, String> json) {
  public RowForm {
    columns = List.copyOf(columns);
  }
}
