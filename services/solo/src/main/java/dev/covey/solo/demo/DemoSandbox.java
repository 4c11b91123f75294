/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.time.CoveyClock;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import java.util.List;

/**
 * The outside world of a demo: X and two Nitter instances that show the same invented people.
 *
 * @param sample about what happened at X before
 * @param lostAnswer the fault that loses an answer of X's
 */
record DemoSandbox(
    DemoWorld world,
    XSimulator x,
    NitterSimulator nitter,
    List<SandboxAccount> accounts,
    DemoSample sample,
    long lostAnswer)
    implements AutoCloseable {

  static DemoSandbox start(DemoPlan plan, CoveyClock clock) {
    DemoWorld world = DemoWorld.of(plan, clock.instant());
    SimulatorClock time = SimulatorClock.following(clock);
    XSimulator x = XSimulator.builder().world(world.world()).clock(time).start();
    try {
      NitterSimulator nitter =
          NitterSimulator.start(
              world.world(),
              time,
              InstanceSettings.named("north"),
              InstanceSettings.named("south"));
      List<SandboxAccount> accounts = x.createAccounts(plan.accounts());
      DemoPast past = new DemoPast(x.state(), x.createAccounts(1).getFirst());
      return new DemoSandbox(
          world,
          x,
          nitter,
          accounts,
          DemoSample.of(past, accounts),
          DemoStory.loseAnswer(x.faults()));
    } catch (RuntimeException failure) {
      x.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    nitter.close();
    x.close();
  }
}
