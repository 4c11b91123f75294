/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.CopyActions;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes batches of rows: asks of each what only the database and the rows before can tell, queues
 * those that are right and logs the others. With the first problem that may not be skipped it
 * queues no more, and only goes on to find all problems. One thread at a time.
 */
final class StageRows {
  private final Connection look;
  private final CopyActions copy;
  private final boolean skipInvalid;
  private final ProblemLog problems;
  private final FindDuplicates duplicates = new FindDuplicates();
  private final FindRetried retried = new FindRetried();
  private final AskGates gates;
  private final Map<LaneKey, LaneTally> tallies =
      new TreeMap<>(Comparator.comparing(LaneKey::account).thenComparing(LaneKey::kind));
  private final Set<String> media = new HashSet<>();
  private boolean copying;
  private long added;
  private long held;
  private long invalid;

  /**
   * @param look a connection that nothing else uses: the one of {@code copy} can't be asked
   *     anything
   */
  StageRows(
      Connection look,
      CopyActions copy,
      ImportOptions.Leave leave,
      AskGates gates,
      ProblemLog log) {
    this.look = look;
    this.copy = copy;
    this.skipInvalid = leave.skipInvalid();
    this.copying = !leave.dryRun();
    this.gates = gates;
    this.problems = log;
  }

  void take(CsvHeader header, List<StagedRow> rows) throws SQLException, IOException {
    List<StagedRow> right = right(rows);
    if (!right.isEmpty()) {
      retried.run(look, right);
      right = right(right);
      duplicates.run(look, right);
      right = right(right);
      gates.run(look, right);
    }
    for (StagedRow row : rows) {
      if (row.isRight()) {
        add(row);
      } else {
        invalid++;
        problems.add(header, row);
        copying &= skipInvalid;
      }
    }
  }

  private void add(StagedRow row) throws SQLException {
    NewAction action = row.action();
    added++;
    held += action.hold() == null ? 0 : 1;
    tallies.computeIfAbsent(action.lane(), _ -> new LaneTally()).add(action);
    media.addAll(action.content().media());
    if (copying) {
      copy.add(action, row.keys());
    }
  }

  private static List<StagedRow> right(List<StagedRow> rows) {
    return rows.stream().filter(StagedRow::isRight).toList();
  }

  /** Whether all that is right is on its way. */
  boolean isCopied() {
    return copying;
  }

  long added() {
    return added;
  }

  long held() {
    return held;
  }

  long invalid() {
    return invalid;
  }

  /** Names in the store that the added actions need. */
  Set<String> media() {
    return media;
  }

  /** By account and kind. */
  Map<LaneKey, LaneTally> tallies() {
    return new LinkedHashMap<>(tallies);
  }
}
