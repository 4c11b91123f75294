/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's arithmetic: when a meter's next permit may be given, reckoned from the times of
 * earlier ones. Permits are numbered 1, 2, 3 …; permit n+1 opens at the latest of the block's end
 * and, for every window of N permits per W, the time of permit n+1-N plus W; a minimum interval is
 * the window of one permit per interval. One thread at a time.
 */
final class MeterState {
  private static final Duration TICK = Duration.ofNanos(1000);

  private final Map<Long, Instant> times = new HashMap<>();
  private final MeterFacts facts;
  private long last;

  /** A meter with {@code last} permits, whose times are yet to be told by {@link #put}. */
  MeterState(MeterFacts facts, long last) {
    this.facts = facts;
    this.last = last;
  }

  /** Tells the time of an earlier permit: needed for the last one and for each window's oldest. */
  void put(long number, Instant at) {
    times.put(number, at);
  }

  long last() {
    return last;
  }

  /** When the next permit may be given. */
  Instant opensAt(Policy policy) {
    Instant open = facts.block() == null ? Instant.MIN : facts.block().until();
    if (!policy.minimumInterval().isZero()) {
      open = later(open, leaves(1, policy.minimumInterval()));
    }
    for (Window window : policy.windows()) {
      open = later(open, leaves(window.count(), window.span()));
    }
    return open;
  }

  /**
   * When the next permit may be given, and the rule that says so: the first one, where several do.
   */
  Opening opening(Policy policy) {
    Instant open = opensAt(policy);
    if (open.equals(Instant.MIN)) {
      return new Opening(open, null);
    }
    Block block = facts.block();
    if (block != null && open.equals(block.until())) {
      return new Opening(open, new BindingRule.Blocked(block.until(), block.reason()));
    }
    for (Window window : policy.windows()) {
      if (open.equals(leaves(window.count(), window.span()))) {
        long oldest = Math.max(last + 1 - window.count(), facts.prunedThrough());
        return new Opening(open, new BindingRule.WindowFull(window, oldest, at(oldest)));
      }
    }
    return new Opening(open, new BindingRule.TooSoon(policy.minimumInterval(), at(last)));
  }

  /**
   * The moment at which a permit given now counts. A meter's times strictly rise, even where the
   * clock stands still or steps back; so a permit is known by its time, also among permits of the
   * same number that were given back.
   */
  Instant effective(Instant now) {
    Instant earliest = facts.returnedAt() == null ? Instant.MIN : facts.returnedAt().plus(TICK);
    if (last > 0) {
      earliest = later(earliest, at(last).plus(TICK));
    }
    return later(earliest, now);
  }

  /** Gives the next permit, without asking whether it is open, and returns its number. */
  long grant(Instant at) {
    last++;
    times.put(last, at);
    return last;
  }

  /** Drops the time of a permit that no rule looks at any more. */
  void forget(long number) {
    times.remove(number);
  }

  /** When the permit {@code count} back from the next one leaves its window. */
  private Instant leaves(int count, Duration span) {
    long number = last + 1 - count;
    return number < 1 ? Instant.MIN : at(number).plus(span);
  }

  /**
   * Of pruned permits only the newest's time is known; taking it for all of them errs to be late.
   */
  private Instant at(long number) {
    @Nullable Instant at = number <= facts.prunedThrough() ? facts.prunedAt() : times.get(number);
    if (at == null) {
      throw new IllegalStateException("the time of permit " + number + " was not told");
    }
    return at;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
