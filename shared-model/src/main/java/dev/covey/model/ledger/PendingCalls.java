/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.util.List;

/**
 * Calls that wait in one line.
 *
 * @param own the meters that each of them has to pass, besides those that all lines share
 * @param price what one of them takes from a day's budget, on the average
 */
public record PendingCalls(List<MeterKey> own, int calls, long price) {
  public PendingCalls {
    own = List.copyOf(own);
  }

  /** Calls that cost nothing. */
  public PendingCalls(List<MeterKey> own, int calls) {
    this(own, calls, 0);
  }
}
