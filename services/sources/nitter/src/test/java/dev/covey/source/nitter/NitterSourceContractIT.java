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
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.source.nitter.http.HttpLimits;
import dev.covey.testing.fixtures.source.TweetSourceContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class NitterSourceContractIT extends TweetSourceContract {
  @Override
  protected Place open(World world, CoveyClock clock, AccountLedger ledger) {
    NitterSimulator simulator =
        NitterSimulator.start(
            world, SimulatorClock.following(clock), InstanceSettings.named("recent"));
    NitterSource source =
        new NitterSource(
            new NitterSettings(
                List.of(Instance.of(simulator.instance("recent").url())),
                "",
                HttpLimits.DEFAULT,
                Pacing.DEFAULT,
                500,
                shown(world, clock)),
            ledger,
            clock,
            SourceMetrics.NONE);
    return new NitterPlace(simulator, source);
  }

  /** A tweet that everybody can see. */
  private static long shown(World world, CoveyClock clock) {
    Set<Long> open =
        world.users().stream()
            .filter(user -> user.state() == UserState.ACTIVE && !user.isProtected())
            .map(WorldUser::id)
            .collect(Collectors.toSet());
    return world.posts().stream()
        .filter(post -> open.contains(post.author()) && post.createdAt().isBefore(clock.instant()))
        .filter(post -> post.deletedAt() == null && post.unavailable() == null)
        .findFirst()
        .orElseThrow()
        .id();
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
