/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what is or was parked. */
public final class SelectParked {
  private static final String COLUMNS = "select * from parking where ";

  /** Which ones; in each case the newest first. */
  public enum Choice {
    /** The one of that number. */
    NUMBER("id = ?::bigint"),
    /** Those of a job. */
    JOB("job_id = ?::uuid"),
    /** The open ones that share kind, queue and cause with that number. */
    SAME_CAUSE(
        """
        resolved_at is null and (kind, queue, cause) =
          (select kind, queue, cause from parking where id = ?::bigint)\
        """);

    private final String condition;

    Choice(String condition) {
      this.condition = condition;
    }
  }

  public List<ParkedLine> run(Connection connection, Choice choice, String value)
      throws SQLException {
    String sql = COLUMNS + choice.condition + " order by id desc";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      List<ParkedLine> lines = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(line(row));
        }
      }
      return lines;
    }
  }

  private static ParkedLine line(ResultSet row) throws SQLException {
    return new ParkedLine(
        row.getLong("id"),
        row.getString("kind"),
        row.getObject("job_id", UUID.class),
        row.getString("queue"),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getString("headers"),
        row.getBytes("body"),
        row.getObject("size", Long.class),
        row.getString("sha256"),
        Objects.requireNonNull(Columns.instantOrNull(row, "parked_at")),
        row.getString("resolution"),
        Columns.instantOrNull(row, "resolved_at"));
  }
}
