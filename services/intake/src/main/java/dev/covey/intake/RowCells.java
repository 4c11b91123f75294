/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.cli.Shown;

/** The cells of one row by their columns, and where to say what is wrong with them. */
final class RowCells {
  private final CsvHeader header;
  private final StagedRow row;

  RowCells(CsvHeader header, StagedRow row) {
    this.header = header;
    this.row = row;
  }

  String of(Column column) {
    return header.cell(row.record(), column);
  }

  boolean isBlank(Column column) {
    return of(column).isBlank();
  }

  void wrong(Column column, String remedy) {
    row.wrong(RowProblem.of(row.line(), column.header(), Shown.brief(of(column)), remedy));
  }

  /** Finds what no cell may hold. */
  void checkCharacters() {
    for (Column column : Column.values()) {
      String cell = of(column);
      if (cell.isEmpty()) {
        continue;
      }
      if (cell.indexOf(0) >= 0) {
        wrong(column, "has a NUL character in it; remove it");
      } else if (cell.indexOf('\uFFFD') >= 0) {
        wrong(column, "is not UTF-8 here; save the file as UTF-8");
      }
      if (cell.length() > column.longest()) {
        wrong(
            column, "is %d characters long; at most %d".formatted(cell.length(), column.longest()));
      }
    }
  }
}
