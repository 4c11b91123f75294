/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import dev.covey.benchmarks.ledger.LedgerFigures.Scenario;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the same load on several limiters in turns: a machine that is busy for a while slows all.
 */
record InTurns(List<Limiter> limiters, CpuTime cpuTime, Consumer<String> progress) {
  private static final int TURNS = 4;
  private static final double WARM_UP_SECONDS = 3;

  Scenario run(String name, int callers, int accounts, double secondsEach)
      throws InterruptedException {
    List<Load> loads =
        limiters.stream().map(limiter -> new Load(limiter, callers, accounts, cpuTime)).toList();
    for (Load load : loads) {
      load.warmUp(Math.min(WARM_UP_SECONDS, secondsEach / 2));
    }
    for (int turn = 1; turn <= TURNS; turn++) {
      for (Load load : loads) {
        load.measure(secondsEach / TURNS);
      }
      progress.accept("%s: turn %d of %d".formatted(name, turn, TURNS));
    }
    return Scenario.of(
        name,
        callers,
        accounts,
        loads.stream().map(Load::measured).toList(),
        accounts == 1 ? Measured::answersPerSecond : Measured::grantsPerSecond);
  }
}
