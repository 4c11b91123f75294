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
 */
public record PendingCalls(List<MeterKey> own, int calls) {
  public PendingCalls {
    own = List.copyOf(own);
  }
}
