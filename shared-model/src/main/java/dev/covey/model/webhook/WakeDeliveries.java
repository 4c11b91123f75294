/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.HastenJobs;
import java.sql.SQLException;
import java.time.Instant;

/** Lets deliveries run now that waited for their webhook's pause or rest to end. */
public final class WakeDeliveries {
  /** How many at most in one transaction. */
  public static final int STEP = HastenJobs.STEP;

  private WakeDeliveries() {}

  /** Returns how many there were: fewer than {@link #STEP} if that was all of them. */
  public static int of(Transaction transaction, long webhookId, Instant now) throws SQLException {
    return HastenJobs.of(transaction, "webhook:" + webhookId, now);
  }
}
