/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Runs the ledger's recurrence ahead of time: when would pending calls be let through? */
final class Forecast {
  /** Some seconds of reckoning: whoever has more pending has months to wait. */
  private static final long MOST_CALLS = 3_000_000;

  /** A meter that forecast calls must pass, and its policy. */
  record Gate(MeterKey meter, MeterState state, Policy policy) {
    Instant opensAt() {
      return state.opensAt(policy);
    }

    void grant(Instant call) {
      long number = state.grant(state.effective(call));
      state.forget(number - policy.farthestBack());
    }
  }

  /** Calls that wait behind gates of their own, in the order in which they came to wait. */
  static final class Line {
    private final List<Gate> own;
    private final Map<Object, Waits> waits = new HashMap<>();
    private final long price;
    private Duration unpaid = Duration.ZERO;
    private int left;
    private long turn;
    private Instant next = Instant.MIN;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Line(List<Gate> own, PendingCalls calls) {
      this.own = own;
      this.left = calls.calls();
      this.price = calls.price();
    }

    private Instant opensAt() {
      Instant open = Instant.MIN;
      for (Gate gate : own) {
        open = later(open, gate.opensAt());
      }
      return open;
    }

    /** Grants it at {@code call}, which was {@code unpayable} later than every limit allowed. */
    private void grant(Instant call, Duration unpayable, List<Gate> shared, Instant now) {
      Instant since = last == null ? now : last;
      Duration waited = Duration.between(since, call).minus(unpayable);
      unpaid = unpaid.plus(unpayable);
      if (waited.isPositive()) {
        own.forEach(gate -> blame(gate, call, waited));
        shared.forEach(gate -> blame(gate, call, waited));
      }
      own.forEach(gate -> gate.grant(call));
      shared.forEach(gate -> gate.grant(call));
      first = first == null ? call : first;
      last = call;
      left--;
    }

    private void blame(Gate gate, Instant call, Duration waited) {
      if (!gate.opensAt().equals(call)) {
        return;
      }
      BindingRule rule = gate.state().opening(gate.policy()).rule();
      if (rule != null) {
        waits
            .computeIfAbsent(
                List.of(gate.meter(), rule.limit()), _ -> new Waits(gate.meter(), rule))
            .add(waited);
      }
    }

    Outlook outlook(Instant now) {
      Waits longest =
          waits.values().stream().max(Comparator.comparing(each -> each.sum)).orElse(null);
      boolean byBudget = unpaid.compareTo(longest == null ? Duration.ZERO : longest.sum) > 0;
      return new Outlook(
          first == null ? now : first,
          left > 0 ? null : last == null ? now : last,
          longest == null || byBudget ? null : longest.meter,
          longest == null || byBudget ? null : longest.rule,
          byBudget);
    }
  }

  /** What one rule cost a line. */
  private static final class Waits {
    private final MeterKey meter;
    private final BindingRule rule;
    private Duration sum = Duration.ZERO;

    Waits(MeterKey meter, BindingRule rule) {
      this.meter = meter;
      this.rule = rule;
    }

    void add(Duration waited) {
      sum = sum.plus(waited);
    }
  }

  private Forecast() {}

  /**
   * Lets all calls through, each as soon as it may be, behind its own gates, the shared ones and
   * the day's budget, which a dear call keeps waiting for in its turn, and cheaper ones after it;
   * gates may be those of several lines. Where the shared gates are what binds, lines that have
   * been open longest go first. The gates are advanced.
   */
  static List<Outlook> of(List<Line> lines, List<Gate> shared, DayBudget budget, Instant now) {
    Purse purse = new Purse(budget, now);
    PriorityQueue<Line> queue =
        new PriorityQueue<>(
            Comparator.<Line, Instant>comparing(line -> line.next)
                .thenComparingLong(line -> line.turn));
    long turn = 0;
    for (Line line : lines) {
      if (line.left > 0) {
        line.turn = turn++;
        line.next = line.opensAt();
        queue.add(line);
      }
    }
    Instant call = now;
    for (Line line = queue.poll(); line != null && turn < MOST_CALLS; line = queue.poll()) {
      Instant open = line.opensAt();
      if (open.isAfter(line.next)) {
        // another line went through a gate of this one; it keeps its turn
        line.next = open;
        queue.add(line);
        continue;
      }
      Instant allowed = later(now, open);
      for (Gate gate : shared) {
        allowed = later(allowed, gate.opensAt());
      }
      call = purse.holds(later(call, allowed), line.price);
      purse.pay(call, line.price);
      line.grant(call, Duration.between(allowed, call), shared, now);
      if (line.left > 0) {
        line.turn = turn++;
        line.next = line.opensAt();
        queue.add(line);
      }
    }
    return lines.stream().map(line -> line.outlook(now)).toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
