/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that people have chosen for rules of policy. */
public final class SelectRuleChoices {
  private static final String SQL =
      "select rule, account_no, verdict, why, set_by, set_at from action_rule"
          + " order by rule, account_no";

  public List<RuleChoice> run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      List<RuleChoice> choices = new ArrayList<>();
      while (row.next()) {
        choices.add(
            new RuleChoice(
                row.getString("rule"),
                row.getString("account_no"),
                RuleVerdict.of(row.getString("verdict")),
                row.getString("why"),
                row.getString("set_by"),
                Columns.instant(row, "set_at")));
      }
      return choices;
    }
  }
}
