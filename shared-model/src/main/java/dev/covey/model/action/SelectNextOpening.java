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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the next lane opens, and whether any lane may open earlier because it is in use. */
public final class SelectNextOpening {
  private static final String SQL =
      """
      select case when first.at is not null
          then greatest(first.at, (select until from app_stop)) end as opens_at,
        exists (select from lane where state = 'busy') as busy
      from (select min(opens_at) as at from lane where state = 'open') as first\
      """;

  /**
   * What to sleep until.
   *
   * @param at null where no lane is open
   * @param busy whether actions are in flight, whose end opens their lanes
   */
  public record NextOpening(@Nullable Instant at, boolean busy) {}

  public NextOpening run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new NextOpening(Columns.instantOrNull(row, "opens_at"), row.getBoolean("busy"));
    }
  }
}
