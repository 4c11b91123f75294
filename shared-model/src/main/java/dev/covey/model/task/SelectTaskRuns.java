/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.task;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads runs of tasks. */
public final class SelectTaskRuns {
  private static final String OPEN =
      "select * from task_run where task = ? and ended_at is null and lease_until > now()";
  private static final String LATEST =
      """
      select * from task_run where ?::text is null or task = ?
      order by id desc limit ?\
      """;
  private static final String LATEST_OF_EACH =
      """
      select distinct on (task) * from task_run where outcome <> 'skipped'
      order by task, id desc\
      """;

  private SelectTaskRuns() {}

  /** The run of that task that is open, if there is one whose process lives. */
  public static Optional<TaskRun> open(Transaction transaction, String task) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(OPEN)) {
      statement.setString(1, task);
      return runs(statement).stream().findFirst();
    }
  }

  /** The latest, newest first; of one task if it is given. */
  public static List<TaskRun> latest(Transaction transaction, Optional<String> task, int most)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(LATEST)) {
      statement.setString(1, task.orElse(null));
      statement.setString(2, task.orElse(null));
      statement.setInt(3, most);
      return runs(statement);
    }
  }

  /** The latest of every task that was not skipped. */
  public static List<TaskRun> latestOfEach(Transaction transaction) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(LATEST_OF_EACH)) {
      return runs(statement);
    }
  }

  private static List<TaskRun> runs(PreparedStatement statement) throws SQLException {
    List<TaskRun> runs = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        runs.add(
            new TaskRun(
                row.getLong("id"),
                row.getString("task"),
                row.getString("owner"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                TaskRun.Outcome.of(row.getString("outcome")),
                row.getString("words")));
      }
    }
    return runs;
  }
}
