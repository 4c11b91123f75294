/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Runs the ledger's recurrence ahead of time: when would pending calls be let through? */
final class Forecast {
  /** A meter that forecast calls must pass, and its policy. */
  record Gate(MeterState state, Policy policy) {
    Instant opensAt() {
      return state.opensAt(policy);
    }

    void grant(Instant call) {
      state.grant(state.effective(call));
    }
  }

  /** Calls that are pending on a gate of their own. */
  private static final class Line {
    private final MeterKey meter;
    private final Gate own;
    private int left;
    private Instant next;

    Line(MeterKey meter, Gate own, int left) {
      this.meter = meter;
      this.own = own;
      this.left = left;
      this.next = own.opensAt();
    }

    Instant next() {
      return next;
    }

    void grant(Instant call) {
      own.grant(call);
      left--;
      next = own.opensAt();
    }
  }

  private Forecast() {}

  /**
   * When the last of each meter's pending calls is let through, if each call is made as soon as it
   * may be and has to pass the shared gates too; now for a meter without any. Where the shared
   * gates are what binds, meters that have been open longest go first. The gates are advanced.
   */
  static Map<MeterKey, Instant> finish(
      Map<MeterKey, Gate> gates, Map<MeterKey, Integer> pending, List<Gate> shared, Instant now) {
    Map<MeterKey, Instant> finish = new HashMap<>();
    PriorityQueue<Line> lines = new PriorityQueue<>(Comparator.comparing(Line::next));
    gates.forEach((meter, gate) -> {
      finish.put(meter, now);
      int calls = pending.getOrDefault(meter, 0);
      if (calls > 0) {
        lines.add(new Line(meter, gate, calls));
      }
    });
    Instant call = now;
    for (Line line = lines.poll(); line != null; line = lines.poll()) {
      call = later(call, line.next());
      for (Gate gate : shared) {
        call = later(call, gate.opensAt());
      }
      line.grant(call);
      for (Gate gate : shared) {
        gate.grant(call);
      }
      if (line.left > 0) {
        lines.add(line);
      } else {
        finish.put(line.meter, call);
      }
    }
    return finish;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
