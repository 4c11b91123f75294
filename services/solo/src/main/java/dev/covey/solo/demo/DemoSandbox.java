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

/** The outside world of a demo: X and two Nitter instances that show the same invented people. */
record DemoSandbox(
    DemoWorld world, XSimulator x, NitterSimulator nitter, List<SandboxAccount> accounts)
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
      return new DemoSandbox(world, x, nitter, x.createAccounts(plan.accounts()));
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
