/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Keeps what a person lets a rule say from now on. */
public final class UpsertRuleChoice {
  private static final String SQL =
      """
      insert into action_rule (rule, account_no, verdict, why, set_by, set_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (rule, account_no) do update
      set verdict = excluded.verdict, why = excluded.why, set_by = excluded.set_by,
        set_at = excluded.set_at\
      """;

  public void run(Connection connection, RuleChoice choice) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, choice.rule());
      statement.setString(2, choice.account());
      statement.setString(3, choice.verdict().column());
      statement.setString(4, choice.why());
      statement.setString(5, choice.setBy());
      statement.setObject(6, Columns.timestamp(choice.setAt()));
      statement.executeUpdate();
    }
  }
}
