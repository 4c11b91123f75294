/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The ledger's answer: act now, or when and because of what not yet. */
public sealed interface LedgerDecision {

  /**
   * Act now. The permits count, whatever happens next.
   *
   * @param pause how long the next permit of the same gates is not to be had at least, reckoned
   *     from the end of the call
   */
  record Granted(List<Permit> permits, Duration pause) implements LedgerDecision {
    public Granted {
      permits = List.copyOf(permits);
    }
  }

  /** Not before {@code until}, because of {@code rule} of {@code meter}. Nothing was taken. */
  record Wait(Instant until, MeterKey meter, BindingRule rule) implements LedgerDecision {}
}
