/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Takes an attempt from its owner if it is still dead, and settles its action in its stead. From
 * then on the owner, should it wake up, can change nothing.
 */
public final class RescueDeadAttempt {
  private static final String LOCK =
      """
      select from attempt
      where action_id = ? and number = ? and fence = ? and state = 'armed'
        and lease_until < now()
      for update skip locked\
      """;

  /** Returns false where its owner lives, or somebody else has settled or is rescuing it. */
  public boolean run(Connection connection, AttemptKey attempt, Settlement settlement, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, attempt.actionId());
      statement.setInt(2, attempt.number());
      statement.setLong(3, attempt.fence());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return false;
        }
      }
    }
    SettleActions.Ended ended = new SettleActions.Ended(attempt, settlement, now);
    return !new SettleActions().run(connection, List.of(ended)).isEmpty();
  }
}
