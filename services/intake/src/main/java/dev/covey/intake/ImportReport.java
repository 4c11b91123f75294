/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended. Of a file with problems and no leave to skip them nothing is imported.
 *
 * @param counts how many rows it has, and what became of them
 * @param importedAt when the same content was imported before; null where it was not
 * @param problemCount how many problems there are, of which {@code problems} are the first
 * @param problemTable the rows that have problems, with what is wrong beside them; null for none
 * @param warnings what a person should know though it is no problem of a row
 * @param lanes where its actions wait, and how long; empty where nothing was imported or would be
 * @param cost what its actions take at X
 */
public record ImportReport(
    String file,
    String sha256,
    String campaign,
    Outcome outcome,
    Counts counts,
    @Nullable Instant importedAt,
    long problemCount,
    List<RowProblem> problems,
    @Nullable Path problemTable,
    List<String> warnings,
    List<LaneForecast> lanes,
    ImportCost cost) {

  public ImportReport {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    lanes = List.copyOf(lanes);
  }

  ImportReport with(List<LaneForecast> forecast, ImportCost reckoned) {
    return new ImportReport(
        file,
        sha256,
        campaign,
        outcome,
        counts,
        importedAt,
        problemCount,
        problems,
        problemTable,
        warnings,
        forecast,
        reckoned);
  }

  ImportReport warned(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    return new ImportReport(
        file,
        sha256,
        campaign,
        outcome,
        counts,
        importedAt,
        problemCount,
        problems,
        problemTable,
        all,
        lanes,
        cost);
  }

  /**
   * What became of rows.
   *
   * @param rows how many the file has, without the header
   * @param already how many of them an earlier import of the same content took
   * @param settled how many of an export need nothing done again
   * @param added how many became actions, or would
   * @param held how many of those a person has to release first
   * @param invalid how many have problems
   */
  public record Counts(long rows, long already, long settled, long added, long held, long invalid) {
    Counts withoutAdded() {
      return new Counts(rows, already, settled, 0, 0, invalid);
    }
  }

  /** What became of the file. */
  public enum Outcome {
    /** All that could be is in the queue. */
    IMPORTED,
    /** Every row that is right was imported before. */
    ALREADY_IMPORTED,
    /** As imported, but taken back. */
    CHECKED,
    /** An export in which nothing failed. */
    NOTHING_FAILED,
    /** Nothing was imported. */
    REFUSED
  }
}
