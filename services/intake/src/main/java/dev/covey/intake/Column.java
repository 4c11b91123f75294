/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a file of actions, by the names in its header. */
enum Column {
  ACCOUNT("account_no", 200),
  KIND("task_type", 100),
  TWEET("source_tweet", 2_000),
  TEXT("text_content", 25_000),
  MEDIA("media", 4_000),
  WHEN("scheduled_at", 100),
  TARGET("target", 200),
  ALT("alt_text", 4_100),
  PRIORITY("priority", 100),
  REF("ref", 64),
  ID("id", 100),
  STATUS("status", 100);

  /** What a file has whatever it is for. */
  static final List<Column> REQUIRED = List.of(ACCOUNT, KIND, TWEET);

  /** What an export tells beside, and what the list of problems adds: read past. */
  private static final Set<String> IGNORED =
      Set.of(
          "problem",
          "error",
          "reason",
          "rule",
          "result_id",
          "attempts",
          "retry_of",
          "campaign",
          "imported_from",
          "import",
          "row",
          "line",
          "not_before",
          "created_at",
          "started_at",
          "settled_at",
          "reset_at",
          "completed_at",
          "failed_at",
          "updated_at");

  private final String header;
  private final int longest;

  Column(String header, int longest) {
    this.header = header;
    this.longest = longest;
  }

  String header() {
    return header;
  }

  /** How many characters a cell may have. */
  int longest() {
    return longest;
  }

  static Optional<Column> named(String name) {
    String header = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.header.equals(header)).findFirst();
  }

  static boolean isIgnored(String name) {
    return IGNORED.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /** Those that people write; the others come from exports. */
  static List<String> written() {
    return Arrays.stream(values())
        .filter(column -> column != ID && column != STATUS)
        .map(Column::header)
        .toList();
  }
}
