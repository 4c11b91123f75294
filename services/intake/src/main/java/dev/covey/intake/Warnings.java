/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import dev.covey.model.action.PauseKind;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectPauses;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What keeps an import's actions waiting though nothing is wrong with them. */
final class Warnings {
  private static final int MOST = 100;

  private Warnings() {}

  static List<String> of(Connection connection, Map<LaneKey, LaneTally> tallies)
      throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (AccountLine account : new SelectAccounts().run(connection)) {
      // most are active: the lanes of a large import are not gone through for each of those
      if (account.state().equals("active") || warnings.size() >= MOST) {
        continue;
      }
      long waiting =
          tallies.entrySet().stream()
              .filter(lane -> lane.getKey().account().equals(account.account()))
              .mapToLong(lane -> lane.getValue().added())
              .sum();
      if (waiting > 0) {
        warnings.add(account(account, waiting));
      }
    }
    for (SelectPauses.Pause pause : new SelectPauses().run(connection)) {
      long waiting =
          tallies.entrySet().stream()
              .filter(lane -> isOf(lane.getKey(), pause.kind()))
              .mapToLong(lane -> lane.getValue().added())
              .sum();
      if (waiting > 0) {
        warnings.add(
            "%s paused (%s): %d actions wait until a person resumes them"
                .formatted(
                    pause.kind().equals(PauseKind.EVERY) ? "all kinds are" : pause.kind() + " is",
                    pause.why(),
                    waiting));
      }
    }
    return warnings;
  }

  private static boolean isOf(LaneKey lane, String kind) {
    return kind.equals(PauseKind.EVERY) || lane.kind().column().equals(kind);
  }

  private static String account(AccountLine account, long waiting) {
    String why = account.reason() == null ? "" : " (" + account.reason() + ")";
    return account.state().equals("paused")
        ? "account %s is paused%s: its %d actions wait until a person resumes it"
            .formatted(account.account(), why, waiting)
        : "account %s needs authorisation%s: its %d actions wait until it has it; covey accounts add %s"
            .formatted(account.account(), why, waiting, account.account());
  }
}
