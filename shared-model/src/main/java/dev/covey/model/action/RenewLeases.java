/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** Keeps an owner's attempts from being taken for dead. Real time, on the database's clock. */
public final class RenewLeases {
  private static final String SQL =
      """
      update attempt set lease_until = now() + make_interval(secs => ?)
      where owner = ? and fence = any (?) and state = 'armed'\
      """;

  /** Returns how many are still the owner's. */
  public int run(Connection connection, UUID owner, Collection<Long> fences, Duration lease)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setDouble(1, lease.toMillis() / 1000.0);
      statement.setObject(2, owner);
      statement.setArray(3, connection.createArrayOf("bigint", fences.toArray()));
      return statement.executeUpdate();
    }
  }
}
