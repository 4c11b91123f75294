/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments as Postgres keeps them: whole microseconds. */
final class Micros {
  /** Turns a bigint of {@link #of} into a timestamptz, exactly. */
  static final String TO_TIMESTAMP = "timestamptz 'epoch' + %s * interval '1 microsecond'";

  private Micros() {}

  static long of(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static long[] of(List<Instant> times) {
    return times.stream().mapToLong(Micros::of).toArray();
  }

  static Instant get(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant getIfPresent(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
