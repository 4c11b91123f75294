/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole ledger, with its SQL, lives a random life beside the counting oracle. */
@ExtendWith(MigratedDatabase.class)
class LedgerOracleIT {
  private static final int STEPS = 700;
  private final SettableTime time = new SettableTime(Instant.parse("2026-11-20T10:00:00Z"));
  private final Map<MeterKey, MeterOracle> oracles =
      Stream.of("a", "b", "c")
          .collect(
              Collectors.toMap(kind -> new MeterKey("account:1", kind), _ -> new MeterOracle()));
  private final Map<MeterKey, Policy> rules = new HashMap<>();

  @Test
  void randomLife_agreesWithTheOracle(Database database) throws Exception {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    LedgerPolicies policies = new LedgerPolicies(database);
    try (CombiningLedger ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(time), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      for (MeterKey meter : oracles.keySet()) {
        edit(policies, meter, random);
      }
      for (int step = 0; step < STEPS; step++) {
        MeterKey meter = List.copyOf(oracles.keySet()).get(random.nextInt(oracles.size()));
        switch (random.nextInt(16)) {
          case 0 -> edit(policies, meter, random);
          case 1 -> block(ledger, meter, random);
          case 2 -> time.forward(Duration.ofMillis(-random.nextInt(800)));
          case 3, 4, 5, 6 -> time.forward(Duration.ofMillis(random.nextInt(1500)));
          default -> acquire(ledger, random, "seed " + seed + " step " + step);
        }
      }
    }
    Books books = Books.read(database);
    books.assertNoHoles();
    assertThat(books.total())
        .as("seed %d", seed)
        .isEqualTo(oracles.values().stream().mapToLong(o -> o.permits.size()).sum())
        .isGreaterThan(20);
  }

  private MeterOracle oracle(MeterKey meter) {
    return Objects.requireNonNull(oracles.get(meter));
  }

  private Policy policy(MeterKey meter) {
    return Objects.requireNonNull(rules.get(meter));
  }

  private void edit(LedgerPolicies policies, MeterKey meter, RandomGenerator random)
      throws Exception {
    Policy policy = RandomPolicies.next(random);
    policies.set(meter, policy, "test");
    rules.put(meter, policy);
  }

  private void block(CombiningLedger ledger, MeterKey meter, RandomGenerator random)
      throws Exception {
    Instant until = time.instant().plusMillis(random.nextInt(2000));
    ledger.block(meter, until, "429");
    oracle(meter).block(until);
  }

  private void acquire(CombiningLedger ledger, RandomGenerator random, String when)
      throws Exception {
    List<MeterKey> gates = new ArrayList<>(oracles.keySet());
    while (gates.size() > 1 && random.nextBoolean()) {
      gates.remove(/* index */ random.nextInt(gates.size()));
    }
    Instant now = time.instant();
    boolean open =
        gates.stream().allMatch(g -> oracle(g).open(policy(g), oracle(g).effective(now)));
    switch (ledger.acquire(new AcquireRequest(gates, "test"))) {
      case LedgerDecision.Granted(List<Permit> permits, _) -> {
        assertThat(open).as(when).isTrue();
        assertThat(permits).as(when).extracting(Permit::meter).isEqualTo(gates);
        for (Permit permit : permits) {
          MeterOracle oracle = oracle(permit.meter());
          assertThat(permit.at()).as(when).isEqualTo(oracle.effective(now));
          oracle.grant(permit.at());
          assertThat(permit.number()).as(when).isEqualTo(oracle.permits.size());
        }
        conclude(ledger, random, permits, when);
      }
      case LedgerDecision.Wait(Instant until, MeterKey meter, BindingRule rule) -> {
        assertThat(open).as(when).isFalse();
        MeterOracle oracle = oracle(meter);
        assertThat(until)
            .as("%s because of %s", when, rule)
            .isEqualTo(oracle.firstOpen(policy(meter), oracle.effective(now)));
      }
    }
  }

  /** The call never left, or took a while, or nobody says. */
  private void conclude(
      CombiningLedger ledger, RandomGenerator random, List<Permit> permits, String when)
      throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> {
        assertThat(ledger.giveBack(permits)).as(when).isEqualTo(permits.size());
        permits.forEach(permit -> oracle(permit.meter()).giveBackNewest());
      }
      case 1, 2 -> {
        time.forward(Duration.ofMillis(random.nextInt(300)));
        ledger.landed(permits);
        permits.forEach(
            permit -> oracle(permit.meter()).land((int) permit.number(), time.instant()));
      }
      default -> {}
    }
  }
}
