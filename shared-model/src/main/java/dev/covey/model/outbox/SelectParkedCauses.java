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

/** Groups what is parked by its cause, the most frequent first. */
public final class SelectParkedCauses {
  private static final String SQL =
      """
      select kind, queue, cause, count(*) as count,
        min(parked_at) as first, max(parked_at) as last, max(id) as example
      from parking
      where resolved_at is null
      group by kind, queue, cause
      order by count(*) desc, max(id) desc
      limit ?\
      """;

  public List<ParkedCause> run(Connection connection, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setInt(1, most);
      List<ParkedCause> causes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          causes.add(
              new ParkedCause(
                  row.getString("kind"),
                  row.getString("queue"),
                  row.getString("cause"),
                  row.getLong("count"),
                  Objects.requireNonNull(Columns.instantOrNull(row, "first")),
                  Objects.requireNonNull(Columns.instantOrNull(row, "last")),
                  row.getLong("example")));
        }
      }
      return causes;
    }
  }
}
