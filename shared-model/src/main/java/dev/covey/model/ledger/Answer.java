/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

/** What became of one request. */
sealed interface Answer {
  record Decided(LedgerDecision decision) implements Answer {}

  /** Nothing was taken: the request itself cannot be decided. */
  record Refused(RuntimeException reason) implements Answer {}

  /** Its transaction failed. */
  record Failed(Throwable failure) implements Answer {}
}
