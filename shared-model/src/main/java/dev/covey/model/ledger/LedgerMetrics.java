/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;

/**
 * Told of every decision. Each acquire ends in one of three: {@code granted} for every gate's kind,
 * one {@code waited} for the gate that binds, or one {@code failed}. Worth an alert: any {@code
 * failed} that goes on, and {@code acquired} times that rise. Safe for many threads.
 */
public interface LedgerMetrics {
  LedgerMetrics NONE =
      new LedgerMetrics() {
        @Override
        public void granted(String kind) {}

        @Override
        public void waited(String kind, String rule) {}

        @Override
        public void failed() {}

        @Override
        public void acquired(Duration took) {}
      };

  void granted(String kind);

  /** The rule is named as {@link BindingRule#name()} says it. */
  void waited(String kind, String rule);

  void failed();

  /** How long a caller had to wait for its answer, whichever it was. */
  void acquired(Duration took);
}
