/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.util.List;

/** The ledger's answer: act now, or when and because of what not yet. */
public sealed interface LedgerDecision {

  /** Act now. The permits count, whatever happens next. */
  record Granted(List<Permit> permits) implements LedgerDecision {
    public Granted {
      permits = List.copyOf(permits);
    }
  }

  /** Not before {@code until}, because of {@code rule} of {@code meter}. Nothing was taken. */
  record Wait(Instant until, MeterKey meter, BindingRule rule) implements LedgerDecision {}
}
