/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.testing.fixtures.source.TweetSourceContract;

/** The contract in one of the vocabularies. */
abstract class XSourceContract extends TweetSourceContract {
  private final Vocabulary vocabulary;

  XSourceContract(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  protected Place open(World world, CoveyClock clock, AccountLedger ledger) {
    XSimulator simulator =
        XSimulator.builder().world(world).clock(SimulatorClock.following(clock)).start();
    simulator.settings().vocabulary(vocabulary);
    XReadSettings settings = XReadSettings.at(simulator.url(), simulator.app().bearer());
    return new XPlace(simulator, new XSource(settings, ledger, clock, SourceMetrics.NONE));
  }

  private record XPlace(XSimulator simulator, TweetSource source) implements Place {
    @Override
    public void breakDown() {
      simulator.close();
    }

    @Override
    public void close() {
      source.close();
      simulator.close();
    }
  }
}
