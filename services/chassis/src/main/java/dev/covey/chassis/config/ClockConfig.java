/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.time.CoveyClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast time runs: faster only in the sandbox, and then the same in every process. */
public record ClockConfig(@Nullable Instant start, double speed) {
  public static final Setting<Instant> START =
      new Setting<>(
          "clock.start",
          ValueTypes.moment(),
          null,
          "sandbox only: the moment from which time runs faster; the same for every process");
  public static final Setting<Double> SPEED =
      new Setting<>(
          "clock.speed",
          ValueTypes.number(0.001, 100_000),
          "1",
          "sandbox only: how many times faster; above 1 it needs a start");

  static final Concern CONCERN = Concern.of("Clock", START, SPEED);

  static ClockConfig from(Settings settings) {
    return new ClockConfig(settings.find(START).orElse(null), settings.get(SPEED));
  }

  /** What single values can't say: a speed without a start would differ between processes. */
  static List<Problem> check(Settings settings) {
    double speed = settings.get(SPEED);
    if (speed == 1 || settings.find(START).isPresent()) {
      return List.of();
    }
    return List.of(
        settings.problem(SPEED, "needs " + START.env() + ", so that every process shows one time"));
  }

  public CoveyClock clock() {
    return start == null ? CoveyClock.system() : CoveyClock.speeded(start, start, speed);
  }

  /** The ledger's clock: the database's, unless time is simulated. */
  public LedgerClock ledgerClock() {
    return start == null ? LedgerClock.ofDatabase() : LedgerClock.simulated(clock());
  }
}
