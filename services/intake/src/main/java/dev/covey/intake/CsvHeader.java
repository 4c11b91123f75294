/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.config.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which column of a file is which. */
record CsvHeader(long line, int size, Map<String, Integer> columns) {
  static final String ACCOUNT = "account_no";
  static final String KIND = "task_type";
  static final String TWEET = "source_tweet";
  static final String TEXT = "text_content";
  static final String MEDIA = "media";
  static final List<String> ALL = List.of(ACCOUNT, KIND, TWEET, TEXT, MEDIA);
  private static final Set<String> OPTIONAL = Set.of(TEXT, MEDIA);

  /** Reads the names; throws with all that is wrong with them. */
  static CsvHeader read(CsvRecord row, String file) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    for (int i = 0; i < row.getFieldCount(); i++) {
      String name = row.getField(i).strip().toLowerCase(Locale.ROOT);
      if (!ALL.contains(name)) {
        unknown.add(row.getField(i).strip());
      } else if (columns.putIfAbsent(name, i) != null) {
        doubled.add(name);
      }
    }
    List<String> missing =
        ALL.stream()
            .filter(name -> !columns.containsKey(name) && !OPTIONAL.contains(name))
            .toList();
    if (!missing.isEmpty() || !unknown.isEmpty() || !doubled.isEmpty()) {
      throw new IOException(problem(file, row, missing, unknown, doubled));
    }
    return new CsvHeader(row.getStartingLineNumber(), row.getFieldCount(), Map.copyOf(columns));
  }

  /** The row's cell in this column; empty where there is no column. */
  String cell(CsvRecord row, String column) {
    Integer index = columns.get(column);
    return index == null ? "" : row.getField(index);
  }

  private static String problem(
      String file,
      CsvRecord row,
      List<String> missing,
      List<String> unknown,
      List<String> doubled) {
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
    String only = row.getField(0);
    if (row.getFieldCount() == 1 && (only.contains(";") || only.contains("\t"))) {
      text.append("\n  it seems to be separated by something else: save it with commas");
    }
    return text
        + "\n  its first line must name these columns, in any order: "
        + String.join(",", ALL);
  }

  private static String meant(String name) {
    if (name.length() > 40) {
      return "";
    }
    return Suggestion.closest(name.toLowerCase(Locale.ROOT), ALL)
        .map(close -> ", did you mean " + close + "?")
        .orElse("");
  }
}
