/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Reads the demo's world as a client would, and finds in it what was put in. */
class SampleWorldIT {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  private final World world =
      SampleWorld.of(
          new SampleWorld.Plan(7, 3, 900, NOW.minus(Duration.ofDays(800)), NOW)
              .goingOn(Duration.ofMinutes(1), Duration.ofHours(2)));
  private final Browser browser = new Browser();

  @Test
  void everyBuild_showsEveryTweetOnceAndWhole() throws Exception {
    try (NitterSimulator simulator = start()) {
      for (NitterInstance instance : simulator.instances()) {
        for (WorldUser user : world.users()) {
          Map<Long, String> shown = walk(instance, user);
          assertThat(shown.keySet())
              .as("%s by %s", user.username(), instance.name())
              .isEqualTo(new TreeSet<>(simulator.findable(user.username())));
          assertThat(shown).containsAllEntriesOf(written(user));
          assertThat(simulator.findableOwn(user.username())).isEqualTo(own(user));
        }
      }
    }
  }

  @Test
  void runningClock_bringsNewTweets() throws Exception {
    try (NitterSimulator simulator = start()) {
      int before = found(simulator);
      simulator.clock().advance(Duration.ofMinutes(90));
      assertThat(found(simulator)).isGreaterThan(before + 60);
    }
  }

  private NitterSimulator start() {
    return NitterSimulator.start(
        world,
        SimulatorClock.standing(NOW),
        InstanceSettings.named("summer"),
        InstanceSettings.named("autumn").of(Vintage.AUTUMN_2025));
  }

  private int found(NitterSimulator simulator) {
    return world.users().stream()
        .mapToInt(user -> simulator.findable(user.username()).size())
        .sum();
  }

  /** Year by year, as the searches of a client go. */
  private Map<Long, String> walk(NitterInstance instance, WorldUser user) throws Exception {
    var texts = new HashMap<Long, String>();
    for (int year = 2024; year < 2027; year++) {
      String path =
          "/%s/search?f=tweets&q=&since=%d-01-01&until=%d-01-01"
              .formatted(user.username(), year, year + 1);
      for (Seen page : browser.walk(instance, path)) {
        for (Element item : page.tweets()) {
          texts.put(Seen.id(item), item.expectFirst(".tweet-content").wholeText());
        }
      }
    }
    return texts;
  }

  private Set<Long> own(WorldUser user) {
    return world.posts().stream()
        .filter(post -> post.author() == user.id() && post.existsAt(NOW))
        .map(WorldPost::id)
        .collect(Collectors.toSet());
  }

  /** Texts without links, which a page shows cut short, and without whom a reply names first. */
  private Map<Long, String> written(WorldUser user) {
    return world.posts().stream()
        .filter(post -> post.author() == user.id() && post.existsAt(NOW))
        .filter(post -> !post.text().contains("://"))
        .filter(post -> post.replyTo() == null)
        .collect(Collectors.toMap(WorldPost::id, WorldPost::text));
  }
}
