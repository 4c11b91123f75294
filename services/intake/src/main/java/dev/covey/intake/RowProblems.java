/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts all problems and keeps as many as are to be shown, the first ones. One thread at a time.
 */
final class RowProblems {
  private final List<RowProblem> kept = new ArrayList<>();
  private final int most;
  private long count;

  RowProblems(int most) {
    this.most = most;
  }

  void add(RowProblem problem) {
    count++;
    if (kept.size() < most) {
      kept.add(problem);
    }
  }

  long count() {
    return count;
  }

  /** In the order of their lines. */
  List<RowProblem> kept() {
    return kept.stream().sorted(Comparator.comparingLong(RowProblem::line)).toList();
  }
}
