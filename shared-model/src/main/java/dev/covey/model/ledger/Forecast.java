/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs the ledger's recurrence ahead of time: when would the next calls be let through? */
final class Forecast {
  /** A meter that every forecast call must pass, and its policy. */
  record Gate(MeterState state, Policy policy) {}

  private Forecast() {}

  /**
   * The moments of the next {@code count} calls that pass all gates, if each is made as soon as it
   * may be. The gates' states are advanced.
   */
  static List<Instant> next(List<Gate> gates, Instant now, int count) {
    List<Instant> calls = new ArrayList<>(count);
    Instant call = now;
    while (calls.size() < count) {
      for (Gate gate : gates) {
        Instant open = gate.state().opensAt(gate.policy());
        call = open.isAfter(call) ? open : call;
      }
      for (Gate gate : gates) {
        gate.state().grant(gate.state().effective(call));
      }
      calls.add(call);
    }
    return calls;
  }
}
