/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

/** A rate limiter under test. Safe for many threads. */
interface Limiter extends AutoCloseable {
  String name();

  /** Whether the account may act once now. */
  boolean acquire(int account) throws Exception;

  @Override
  void close();
}
