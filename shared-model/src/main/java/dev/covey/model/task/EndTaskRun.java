/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.task;

import dev.covey.model.database.Transaction;
import dev.covey.model.text.StorableText;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Ends an open run. */
public final class EndTaskRun {
  private static final String SQL =
      """
      update task_run set ended_at = now(), outcome = ?, words = ?
      where id = ? and ended_at is null\
      """;

  private EndTaskRun() {}

  /** False if it was not open any more. */
  public static boolean of(Transaction transaction, long id, TaskRun.Outcome outcome, String words)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, outcome.text());
      statement.setString(2, StorableText.of(words));
      statement.setLong(3, id);
      return statement.executeUpdate() == 1;
    }
  }
}
