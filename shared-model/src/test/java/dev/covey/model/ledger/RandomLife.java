/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A meter's random life, lived twice: by the arithmetic and by the oracle. Calls are made one after
 * another, as a lane makes them; the clock runs, stands still, and steps back.
 */
final class RandomLife {
  private final RandomGenerator random;
  private final String name;
  private final MeterOracle oracle = new MeterOracle();
  private Policy policy;
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private @Nullable Block block;
  private long prunedThrough;
  private @Nullable Instant prunedAt;
  private @Nullable Instant returnedAt;
  private Duration longestEver = Duration.ZERO;

  RandomLife(RandomGenerator random, String name) {
    this.random = random;
    this.name = name;
    this.policy = RandomPolicies.next(random);
  }

  void live(int steps) {
    for (int step = 0; step < steps; step++) {
      longestEver = longer(longestEver, policy.longestSpan());
      switch (random.nextInt(20)) {
        case 0 -> policy = RandomPolicies.next(random);
        case 1 -> block();
        case 2 -> giveBack();
        case 3 -> prune();
        case 4 -> now = now.minusMillis(random.nextInt(3000));
        case 5, 6, 7 -> now = now.plusMillis(random.nextInt(1500));
        default -> acquire();
      }
    }
    assertThat(oracle.permits).as(name).isNotEmpty();
  }

  private void acquire() {
    MeterState state = state();
    Instant at = oracle.effective(now);
    assertThat(state.effective(now)).as(name).isEqualTo(at);
    Instant open = state.opensAt(policy);
    Instant first = oracle.firstOpen(policy, at);
    Opening opening = state.opening(policy);
    assertThat(opening.at()).as(name).isEqualTo(open);
    if (opening.rule() instanceof BindingRule.WindowFull full
        && full.oldestPermit() <= prunedThrough) {
      // the time of a pruned permit is only known roughly: the ledger may be late, never early
      assertThat(later(open, at)).as(name).isAfterOrEqualTo(first);
    } else {
      assertThat(later(open, at)).as(name).isEqualTo(first);
    }
    if (!open.isAfter(at)) {
      assertThat(oracle.open(policy, at)).as(name).isTrue();
      oracle.grant(at);
      land();
    } else if (random.nextBoolean()) {
      now = open;
    }
  }

  /** The call takes a while; the permit counts from its end. */
  private void land() {
    if (random.nextBoolean()) {
      now = now.plusMillis(random.nextInt(300));
      oracle.land(oracle.permits.size(), now);
    }
  }

  private void block() {
    Instant until = now.plusMillis(random.nextInt(4000));
    if (block == null || until.isAfter(block.until())) {
      block = new Block(until, "429");
    }
    oracle.block(until);
  }

  private void giveBack() {
    if (oracle.permits.size() > prunedThrough + 1) {
      returnedAt = later(returnedAt, oracle.permits.getLast().counts());
      oracle.giveBackNewest();
    }
  }

  private void prune() {
    while (prunedThrough + 1 < oracle.permits.size()) {
      Instant at = oracle.permits.get((int) prunedThrough).counts();
      if (at.plus(longestEver).isAfter(now)) {
        return;
      }
      prunedThrough++;
      prunedAt = later(prunedAt, at);
    }
  }

  /** As it would be read from the database: only what the windows need, nothing that is pruned. */
  private MeterState state() {
    long last = oracle.permits.size();
    MeterState state =
        new MeterState(new MeterFacts(block, prunedThrough, prunedAt, returnedAt), last);
    put(state, last);
    policy.windows().forEach(window -> put(state, last + 1 - window.count()));
    return state;
  }

  private void put(MeterState state, long number) {
    if (number > prunedThrough) {
      state.put(number, oracle.permits.get((int) number - 1).counts());
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
