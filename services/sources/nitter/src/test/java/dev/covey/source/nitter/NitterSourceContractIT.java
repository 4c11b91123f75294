/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.testing.fixtures.source.TweetSourceContract;
import java.util.List;

class NitterSourceContractIT extends TweetSourceContract {
  @Override
  protected Place open(World world, CoveyClock clock, AccountLedger ledger) {
    NitterSimulator simulator =
        NitterSimulator.start(
            world, SimulatorClock.following(clock), InstanceSettings.named("recent"));
    NitterSource source =
        new NitterSource(
            NitterSettings.of(List.of(simulator.instance("recent").url())),
            ledger,
            clock,
            SourceMetrics.NONE);
    return new NitterPlace(simulator, source);
  }

  private record NitterPlace(NitterSimulator simulator, TweetSource source) implements Place {
    @Override
    public void breakDown() {
      simulator.instances().forEach(NitterInstance::stop);
    }

    @Override
    public void close() {
      source.close();
      simulator.close();
    }
  }
}
