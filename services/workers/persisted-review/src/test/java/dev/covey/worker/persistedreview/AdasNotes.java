/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.model.source.SourceTweet;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two instances that show a few tweets of one profile, and a control tweet of another. */
record AdasNotes(NitterSimulator simulator, List<SourceTweet> tweets, long control)
    implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final Instant JOINED = Instant.parse("2020-03-02T01:00:00Z");
  static final Instant MADE = NOW.minus(Duration.ofDays(3));

  static AdasNotes start() {
    WorldBuilder world = new WorldBuilder(JOINED);
    UserDraft ada = world.user("ada");
    List<SourceTweet> tweets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Instant at = MADE.plus(Duration.ofMinutes(i));
      tweets.add(SourceTweet.builder(ada.post("note " + i, at).id(), "ada", at).build());
    }
    long control = world.user("first").post("just setting up", MADE).id();
    return new AdasNotes(
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(NOW.plus(Duration.ofDays(60))),
            InstanceSettings.named("one"),
            InstanceSettings.named("two")),
        tweets,
        control);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
