/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the ledger goes by: the database's clock, which all processes share, or a simulated one.
 * Read while the meters are locked.
 */
@FunctionalInterface
public interface LedgerClock {

  /** Empty where the database's clock counts. */
  Optional<Instant> simulated();

  static LedgerClock ofDatabase() {
    return Optional::empty;
  }

  /** For the sandbox and tests: all processes must be given clocks that agree. */
  static LedgerClock simulated(InstantSource source) {
    return () -> Optional.of(source.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
