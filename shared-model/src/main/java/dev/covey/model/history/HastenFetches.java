/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.HastenJobs;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lets a profile's fetch jobs run at once that wait for it to be seen again: it has a new name, or
 * is open again.
 */
public final class HastenFetches {
  private HastenFetches() {}

  /** Returns how many they are. */
  public static int of(Transaction transaction, long profileId, Instant now) throws SQLException {
    return HastenJobs.of(transaction, QueueGaps.keyOf(profileId), now);
  }
}
