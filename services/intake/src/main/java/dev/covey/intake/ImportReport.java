/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended. Of a file with problems and no leave to skip them nothing is imported.
 *
 * @param rows how many the file has, without the header
 * @param already how many of them an earlier import of the same content took
 * @param added how many became actions, or would
 * @param lines how many rows have problems
 * @param problemCount how many problems there are, of which {@code problems} may be the first
 */
public record ImportReport(
    String file,
    String sha256,
    Outcome outcome,
    long rows,
    long already,
    @Nullable Instant importedAt,
    long added,
    long lines,
    long problemCount,
    List<RowProblem> problems,
    List<LaneCount> lanes) {

  /** What became of the file. */
  public enum Outcome {
    /** All that could be is in the queue. */
    IMPORTED,
    /** Every row that is right was imported before. */
    ALREADY_IMPORTED,
    /** As imported, but taken back. */
    CHECKED,
    /** Nothing was imported. */
    REFUSED
  }
}
