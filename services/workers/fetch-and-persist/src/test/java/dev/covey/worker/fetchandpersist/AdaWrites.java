/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An instance that shows one busy profile and two that are closed, at a moment that stands. */
record AdaWrites(NitterSimulator simulator, Map<Long, Instant> tweets) implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-10-20T00:30:00Z");
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final Slice LONG =
      new Slice(Instant.parse("2026-10-22T06:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));
  static final Slice SILENT =
      new Slice(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

  static AdaWrites start() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2020-03-02T01:00:00Z"));
    UserDraft ada = world.user("ada_writes");
    Map<Long, Instant> tweets = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(277L * i));
      tweets.put(ada.post("note " + i, at).id(), at);
    }
    world.user("locked").locked().post("secret", BEGIN);
    world.user("banned").state(UserState.SUSPENDED).post("gone", BEGIN);
    return new AdaWrites(
        NitterSimulator.start(
            world.build(), SimulatorClock.standing(NOW), InstanceSettings.named("one")),
        tweets);
  }

  /** The ids of what was made in that time, oldest first. */
  List<Long> written(Slice slice) {
    return tweets.entrySet().stream()
        .filter(entry -> !entry.getValue().isBefore(slice.from()))
        .filter(entry -> entry.getValue().isBefore(slice.until()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
