/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.NewAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Has rows judged by the gates, one after the other, and does with them what is said. */
final class AskGates {
  private final List<Gate> gates;

  AskGates(List<Gate> gates) {
    this.gates = gates;
  }

  void run(Connection connection, List<StagedRow> right) throws SQLException {
    for (Gate gate : gates) {
      List<StagedRow> left = right.stream().filter(StagedRow::isRight).toList();
      List<Gate.Verdict> verdicts =
          gate.judge(
              connection,
              left.stream()
                  .map(row -> new Gate.Candidate(row.line(), row.action(), row.keys()))
                  .toList());
      for (int i = 0; i < left.size(); i++) {
        apply(left.get(i), verdicts.get(i));
      }
    }
  }

  private static void apply(StagedRow row, Gate.Verdict verdict) {
    switch (verdict) {
      case Gate.Verdict.Allow() -> {}
      case Gate.Verdict.Hold(String rule, String because) ->
          row.held(new NewAction.Hold(rule, because));
      case Gate.Verdict.Refuse(String rule, String column, String because) ->
          row.wrong(new RowProblem(row.line(), column, "", rule, because));
    }
  }
}
