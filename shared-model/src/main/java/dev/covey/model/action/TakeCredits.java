/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Takes an amount from a day's budget, or gives it back. */
public final class TakeCredits {
  private static final String TAKE =
      """
      insert into credit_day as today (day, spent)
      select ?, ? where ? <= ?
      on conflict (day) do update set spent = today.spent + excluded.spent
      where today.spent + excluded.spent <= ?\
      """;

  private static final String GIVE_BACK =
      "update credit_day set spent = greatest(0, spent - ?) where day = ?";

  /** Returns false where the budget does not hold that much any more. */
  public boolean take(Connection connection, LocalDate day, long amount, long budget)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, day);
      statement.setLong(2, amount);
      statement.setLong(3, amount);
      statement.setLong(4, budget);
      statement.setLong(5, budget);
      return statement.executeUpdate() == 1;
    }
  }

  public void giveBack(Connection connection, LocalDate day, long amount) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setLong(1, amount);
      statement.setObject(2, day);
      statement.executeUpdate();
    }
  }
}
