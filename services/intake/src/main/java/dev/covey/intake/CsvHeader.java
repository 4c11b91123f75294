/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.csv.SpreadsheetCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of a file is which. */
final class CsvHeader {
  private final CsvRecord row;
  private final Map<Column, Integer> indexes = new EnumMap<>(Column.class);
  private final boolean ours;

  private CsvHeader(CsvRecord row) {
    this.row = row;
    boolean told = false;
    for (int i = 0; i < row.getFieldCount(); i++) {
      int index = i;
      Column.named(row.getField(i)).ifPresent(column -> indexes.put(column, index));
      told |= row.getField(i).strip().equalsIgnoreCase("problem");
    }
    ours = told || isRoundTrip();
  }

  /** Reads the names; throws with all that is wrong with them. */
  static CsvHeader read(CsvRecord row, String file) throws IOException {
    List<String> unknown = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (String field : row.getFields()) {
      String name = field.strip().toLowerCase(Locale.ROOT);
      if (Column.named(name).isEmpty() && !Column.isIgnored(name)) {
        unknown.add(field.strip());
      } else if (seen.contains(name)) {
        doubled.add(name);
      } else {
        seen.add(name);
      }
    }
    List<String> missing =
        Column.REQUIRED.stream().map(Column::header).filter(name -> !seen.contains(name)).toList();
    if (!missing.isEmpty() || !unknown.isEmpty() || !doubled.isEmpty()) {
      throw new IOException(problem(file, missing, unknown, doubled));
    }
    return new CsvHeader(row);
  }

  long line() {
    return row.getStartingLineNumber();
  }

  int size() {
    return row.getFieldCount();
  }

  List<String> names() {
    return row.getFields();
  }

  boolean has(Column column) {
    return indexes.containsKey(column);
  }

  /** Whether it is an export: then only what failed is done again. */
  boolean isRoundTrip() {
    return has(Column.ID) && has(Column.STATUS);
  }

  /** The row's cell in this column; empty where there is no column. */
  String cell(CsvRecord of, Column column) {
    Integer index = indexes.get(column);
    if (index == null) {
      return "";
    }
    String cell = of.getField(index);
    return ours ? SpreadsheetCell.original(cell) : cell;
  }

  private static String problem(
      String file, List<String> missing, List<String> unknown, List<String> doubled) {
    StringBuilder text = new StringBuilder(file + " has a wrong header:");
    if (!missing.isEmpty()) {
      text.append("\n  missing: ").append(String.join(", ", missing));
    }
    unknown.stream()
        .limit(10)
        .forEach(name ->
            text.append("\n  unknown: '")
                .append(Shown.brief(name))
                .append('\'')
                .append(meant(name)));
    if (!doubled.isEmpty()) {
      text.append("\n  more than once: ").append(String.join(", ", doubled));
    }
    return text
        + "\n  its first line must name these columns, in any order: "
        + "account_no,task_type,source_tweet,text_content,media"
        + "\n  and may name these: scheduled_at,target,alt_text,priority,ref";
  }

  private static String meant(String name) {
    if (name.length() > 40) {
      return "";
    }
    return Suggestion.closest(name.toLowerCase(Locale.ROOT), Column.written())
        .map(close -> ", did you mean " + close + "?")
        .orElse("");
  }
}
