/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.csv;

import java.io.Writer;
import java.util.Locale;

/** The forms in which files of rows are written. */
public enum RowFormat {
  /** For spreadsheets. */
  CSV("text/csv; charset=utf-8; header=present"),
  /** One JSON object a line. */
  JSONL("application/jsonl; charset=utf-8");

  private final String contentType;

  RowFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** As people write it, and as names of files end. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public <T> RowWriter<T> writer(Writer out, RowForm<T> form) {
    return switch (this) {
      case CSV -> new RowWriter.Csv<>(out, form);
      case JSONL -> new RowWriter.JsonLines<>(out, form);
    };
  }
}
