/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

/** One attempt at one action. Only who holds its fence may settle it. */
public record AttemptKey(long actionId, int number, long fence) {

  /** As the ledger shows who used a permit. */
  public String usedBy() {
    return "action:" + actionId + "#" + number;
  }
}
