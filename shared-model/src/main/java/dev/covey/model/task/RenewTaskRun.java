/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.task;

import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Shows that a run's process still lives. */
public final class RenewTaskRun {
  private static final String SQL =
      """
      update task_run set lease_until = now() + ? * interval '1 ms'
      where id = ? and ended_at is null\
      """;

  private RenewTaskRun() {}

  /** False if the run is no longer open: it was voided, or taken for lost. */
  public static boolean of(Transaction transaction, long id, Duration lease) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, lease.toMillis());
      statement.setLong(2, id);
      return statement.executeUpdate() == 1;
    }
  }
}
