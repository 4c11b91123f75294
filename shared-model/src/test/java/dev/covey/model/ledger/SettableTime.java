/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves when it is told to. Safe for many threads. */
final class SettableTime implements InstantSource {
  private volatile Instant now;

  SettableTime(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant time) {
    now = time;
  }

  synchronized void forward(Duration span) {
    now = now.plus(span);
  }
}
