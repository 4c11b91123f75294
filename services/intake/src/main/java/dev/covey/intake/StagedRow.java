/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.model.action.ActionKeys;
import dev.covey.model.action.NewAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row on its way: what it asks for, or all that is wrong with it. One thread at a time. */
final class StagedRow {
  private final CsvRecord record;
  private final int number;
  private final List<RowProblem> problems = new ArrayList<>(0);
  private @Nullable NewAction action;
  private ActionKeys.@Nullable Pair keys;

  StagedRow(CsvRecord record, int number) {
    this.record = record;
    this.number = number;
  }

  CsvRecord record() {
    return record;
  }

  long line() {
    return record.getStartingLineNumber();
  }

  /** As actions keep it. */
  int number() {
    return number;
  }

  List<RowProblem> problems() {
    return problems;
  }

  void wrong(RowProblem problem) {
    problems.add(problem);
  }

  boolean isRight() {
    return problems.isEmpty();
  }

  void asks(NewAction wanted, ActionKeys.Pair hashes) {
    action = wanted;
    keys = hashes;
  }

  void held(NewAction.Hold hold) {
    NewAction wanted = action();
    action =
        new NewAction(
            wanted.lane(),
            wanted.content(),
            wanted.turn(),
            wanted.row(),
            wanted.ref(),
            wanted.retryOf(),
            hold);
  }

  /** Only of a row that is right. */
  NewAction action() {
    return Objects.requireNonNull(action, "a row that is right");
  }

  ActionKeys.Pair keys() {
    return Objects.requireNonNull(keys, "a row that is right");
  }
}
