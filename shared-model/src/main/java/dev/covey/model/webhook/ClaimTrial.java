/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Takes it upon one delivery, of all processes, to try whether a webhook that has rested takes
 * deliveries again. For as long as the trial may last it rests for all others.
 */
public final class ClaimTrial {
  private static final String SQL =
      "update webhook set rests_until = ? where id = ? and rests_until = ?";

  private ClaimTrial() {}

  /**
   * False where another delivery was faster.
   *
   * @param restedUntil as it was read
   */
  public static boolean of(
      Transaction transaction, long webhookId, Instant restedUntil, Instant trialUntil)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(trialUntil));
      statement.setLong(2, webhookId);
      statement.setObject(3, Columns.timestamp(restedUntil));
      return statement.executeUpdate() == 1;
    }
  }
}
