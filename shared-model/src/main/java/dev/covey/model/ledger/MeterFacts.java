/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a meter's own row says, beside its permits.
 *
 * @param prunedThrough permits up to this number are gone; 0 for none
 * @param prunedAt the latest time among those that are gone
 * @param returnedAt the latest time of a permit that was given back
 */
record MeterFacts(
    @Nullable Block block,
    long prunedThrough,
    @Nullable Instant prunedAt,
    @Nullable Instant returnedAt) {

  static final MeterFacts NEW = new MeterFacts(null, 0, null, null);

  /** From columns blocked_until, blocked_reason, pruned_through, pruned_at, returned_at. */
  static MeterFacts read(ResultSet row, int from) throws SQLException {
    Instant until = Micros.getIfPresent(row, from);
    Block block = until == null ? null : new Block(until, row.getString(from + 1));
    long prunedThrough = row.getLong(from + 2);
    Instant prunedAt = Micros.getIfPresent(row, from + 3);
    Instant returnedAt = Micros.getIfPresent(row, from + 4);
    return block == null && prunedThrough == 0 && returnedAt == null
        ? NEW
        : new MeterFacts(block, prunedThrough, prunedAt, returnedAt);
  }
}
