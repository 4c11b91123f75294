/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class MeterStateTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Policy LIKES =
      Policy.of(
          Duration.ofSeconds(30),
          new Window(3, Duration.ofMinutes(15)),
          new Window(5, Duration.ofHours(1)));

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static MeterState after(Instant... times) {
    MeterState state = new MeterState(MeterFacts.NEW, 0);
    for (Instant at : times) {
      state.grant(at);
    }
    return state;
  }

  @Test
  void newMeter_isOpenSinceEver() {
    Opening opening = after().opening(LIKES);

    assertThat(opening.at()).isEqualTo(Instant.MIN);
    assertThat(opening.rule()).isNull();
  }

  @Test
  void interval_bindsRightAfterAPermit() {
    Opening opening = after(START).opening(LIKES);

    assertThat(opening.at()).isEqualTo(START.plusSeconds(30));
    assertThat(opening.rule()).isEqualTo(new BindingRule.TooSoon(Duration.ofSeconds(30), START));
  }

  @Test
  void fullWindow_opensWhenItsOldestPermitLeaves() {
    Opening opening = after(START, START.plusSeconds(60), START.plusSeconds(120)).opening(LIKES);

    assertThat(opening.at()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    assertThat(opening.rule())
        .isEqualTo(new BindingRule.WindowFull(LIKES.windows().getFirst(), 1, START));
  }

  @Test
  void windowIsHalfOpen_aPermitExactlyOneSpanLaterIsAllowed() {
    Policy policy = Policy.of(Duration.ZERO, new Window(1, Duration.ofSeconds(10)));
    MeterState state = after(START);

    assertThat(state.opensAt(policy)).isEqualTo(START.plusSeconds(10));
    assertThat(MeterOracle.most(List.of(START, START.plusSeconds(10)), Duration.ofSeconds(10)))
        .isEqualTo(1);
  }

  @Test
  void block_isNamedWithItsReason() {
    Block block = new Block(START.plusSeconds(900), "HTTP 429");
    MeterState state = new MeterState(new MeterFacts(block, 0, null, null), 0);

    assertThat(state.opening(LIKES))
        .isEqualTo(new Opening(block.until(), new BindingRule.Blocked(block.until(), "HTTP 429")));
  }

  @Test
  void prunedPermit_countsAsTheNewestOfThePruned() {
    MeterState state = new MeterState(new MeterFacts(null, 4, START, null), 6);
    state.put(5, START.plusSeconds(3600));
    state.put(6, START.plusSeconds(7200));
    Policy longer = Policy.of(Duration.ZERO, new Window(4, Duration.ofDays(7)));

    assertThat(state.opening(longer).at()).isEqualTo(START.plus(Duration.ofDays(7)));
  }

  @Test
  void clockSteppedBack_timesGoOnRising() {
    MeterState state = after(START);

    assertThat(state.effective(START.minusSeconds(3600))).isEqualTo(START.plusNanos(1000));
    assertThat(state.effective(START)).isEqualTo(START.plusNanos(1000));
    assertThat(state.effective(START.plusSeconds(1))).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void givenBackTime_isNeverUsedAgain() {
    MeterState state = new MeterState(new MeterFacts(null, 0, null, START), 0);

    assertThat(state.effective(START)).isEqualTo(START.plusNanos(1000));
  }

  /** Random lives of a meter: the arithmetic and the counting oracle must agree at every step. */
  @Test
  void randomLives_agreeWithTheOracle() {
    for (long seed = 1; seed <= 400; seed++) {
      new RandomLife(random(seed), "seed " + seed).live(120);
    }
  }

  @Test
  void permitsInFlight_keepFinalTimesWithinTheLimitToo() {
    for (long seed = 1; seed <= 300; seed++) {
      landLate(random(seed), "seed " + seed);
    }
  }

  /**
   * Several calls in flight at once, landing in any order. What the ledger promises of final times:
   * where permit k has landed before permit k+N is given, no window holds more than N of them.
   */
  private static void landLate(RandomGenerator random, String seed) {
    Policy policy = RandomPolicies.next(random);
    int fewest = policy.burst();
    MeterState state = after();
    List<Instant> counts = new ArrayList<>();
    List<Integer> inFlight = new ArrayList<>();
    Instant now = START;
    for (int step = 0; step < 300; step++) {
      now = now.plusMillis(random.nextInt(400));
      boolean mustLand = !inFlight.isEmpty() && inFlight.getFirst() <= state.last() + 1 - fewest;
      if (!inFlight.isEmpty() && (mustLand || random.nextInt(3) == 0)) {
        int number = inFlight.remove(/* index */ mustLand ? 0 : random.nextInt(inFlight.size()));
        Instant landed = now.isAfter(counts.get(number - 1)) ? now : counts.get(number - 1);
        counts.set(number - 1, landed);
        state.put(number, landed);
      } else {
        Instant at = state.effective(now);
        if (!state.opensAt(policy).isAfter(at)) {
          inFlight.add((int) state.grant(at));
          inFlight.sort(null);
          counts.add(at);
        }
      }
    }
    assertThat(counts).as(seed).hasSizeGreaterThan(1);
    for (Window window : policy.windows()) {
      assertThat(MeterOracle.most(counts, window.span()))
          .as("%s: %s in %s", seed, window, counts)
          .isLessThanOrEqualTo(window.count());
    }
  }

  @Test
  void forecast_isWhatThenHappens() {
    MeterKey meter = new MeterKey("account:42", "like");
    for (long seed = 1; seed <= 100; seed++) {
      RandomGenerator random = random(seed);
      Policy policy = RandomPolicies.next(random);
      Policy shared = RandomPolicies.next(random);
      List<Instant> forecast = new ArrayList<>();
      for (int count = 1; count <= 60; count++) {
        forecast.add(
            Objects.requireNonNull(
                Forecast.of(
                        List.of(
                            new Forecast.Line(
                                List.of(new Forecast.Gate(meter, after(), policy)),
                                new PendingCalls(List.of(), count))),
                        List.of(new Forecast.Gate(meter, after(), shared)),
                        DayBudget.NONE,
                        START)
                    .getFirst()
                    .last()));
      }
      MeterOracle own = new MeterOracle();
      MeterOracle app = new MeterOracle();
      Instant now = START;
      for (Instant expected : forecast) {
        Instant open = now;
        // the later of two moments may be shut for the other meter: ask again until both agree
        while (!(own.open(policy, open) && app.open(shared, open))) {
          open = app.firstOpen(shared, own.firstOpen(policy, open));
        }
        assertThat(expected).as("seed %d", seed).isEqualTo(open);
        own.grant(own.effective(open));
        app.grant(app.effective(open));
        now = open;
      }
    }
  }
}
