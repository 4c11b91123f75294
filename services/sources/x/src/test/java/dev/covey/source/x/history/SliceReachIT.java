/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.XSimulator;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X shows a profile's last 3,200 posts: what lies behind is never taken for nothing. */
class SliceReachIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final int POSTS = 3_300;
  private static final int REACHED = POSTS - 3_200;
  private static XSimulator simulator;
  private static XSource source;

  @BeforeAll
  static void start() {
    SettableClock clock = new SettableClock(NOW);
    simulator = XSimulator.builder().world(world()).clock(SimulatorClock.following(clock)).start();
    source =
        new XSource(
            XReadSettings.at(simulator.url(), simulator.app().bearer()),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE);
  }

  @AfterAll
  static void stop() {
    source.close();
    simulator.close();
  }

  @BeforeEach
  void forgetCalls() {
    simulator.audit().clear();
    simulator.rateLimiter().reset();
  }

  /** One who writes every hour, and one who does it every two minutes. */
  private static World world() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2019-03-02T01:00:00Z"));
    UserDraft steady = world.user("steady");
    UserDraft busy = world.user("busy");
    UserDraft brief = world.user("brief");
    for (int i = 0; i < POSTS; i++) {
      steady.post("Hour " + i, steady(i));
      busy.post("Now " + i, busy(i));
    }
    brief.post("Once", steady(POSTS - 1));
    return world.build();
  }

  private static Instant steady(int number) {
    return NOW.minus(Duration.ofHours(POSTS - number));
  }

  private static Instant busy(int number) {
    return NOW.minus(Duration.ofMinutes(2L * (POSTS - number)));
  }

  private static List<String> words(String word, int from, int until) {
    return IntStream.range(from, until).mapToObj(number -> word + " " + number).toList().reversed();
  }

  private static List<String> asked() {
    return simulator.audit().entries().stream().map(AuditEntry::kind).toList();
  }

  @Test
  void sliceWithinReach_isWhole_asSomethingOlderIsShown() throws Exception {
    Slice slice = new Slice(steady(1_000), steady(1_050));

    assertThat(source.readSlice("steady", slice))
        .isInstanceOfSatisfying(
            SliceRead.Complete.class,
            read -> {
              assertThat(read.covered()).isEqualTo(slice);
              assertThat(read.tweets())
                  .extracting(SourceTweet::text)
                  .containsExactlyElementsOf(words("Hour", 1_000, 1_050));
            });
    assertThat(asked()).containsExactly("lookup", "timeline", "timeline");
  }

  @Test
  void emptySlice_isWhole_asSomethingOlderIsShown() throws Exception {
    Slice slice = new Slice(steady(1_000).plusSeconds(1), steady(1_001));

    assertThat(source.readSlice("steady", slice))
        .isEqualTo(new SliceRead.Complete(slice, List.of(), List.of()));
  }

  @Test
  void fewPosts_areAllWithinReach() throws Exception {
    Slice slice = new Slice(steady(0), steady(10));

    assertThat(source.readSlice("brief", slice))
        .isEqualTo(new SliceRead.Complete(slice, List.of(), List.of()));
    assertThat(asked()).containsExactly("lookup", "timeline");
  }

  @Test
  void sliceAcrossTheEnd_isReadInPart() throws Exception {
    Slice slice = new Slice(steady(REACHED - 50), steady(REACHED + 150));

    assertThat(source.readSlice("steady", slice))
        .isInstanceOfSatisfying(
            SliceRead.Partial.class,
            read -> {
              assertThat(read.covered())
                  .isEqualTo(new Slice(steady(REACHED).plusMillis(1), slice.until()));
              assertThat(read.tweets())
                  .extracting(SourceTweet::text)
                  .containsExactlyElementsOf(words("Hour", REACHED, REACHED + 150));
              assertThat(read.failure().isTransient()).isFalse();
            });
  }

  @Test
  void sliceBehindTheEnd_isNotCalledEmpty() throws Exception {
    assertThat(source.readSlice("steady", new Slice(steady(0), steady(REACHED - 1))))
        .isInstanceOfSatisfying(
            SliceRead.Failed.class,
            read -> {
              assertThat(read.failure().isTransient()).isFalse();
              assertThat(read.failure().reason()).contains("3,200");
            });
  }

  @Test
  void lastDays_areReadOnBySearch() throws Exception {
    Slice slice = new Slice(busy(0), NOW.minus(Duration.ofMinutes(2)));

    assertThat(source.readSlice("busy", slice))
        .isInstanceOfSatisfying(
            SliceRead.Complete.class,
            read -> {
              assertThat(read.covered()).isEqualTo(slice);
              assertThat(read.tweets())
                  .extracting(SourceTweet::text)
                  .containsExactlyElementsOf(words("Now", 0, POSTS - 1));
            });
    assertThat(asked()).contains("search");
  }

  @Test
  void search_isNotAskedForWhatItDoesNotKnow() throws Exception {
    Slice slice = new Slice(NOW.minus(Duration.ofDays(300)), steady(REACHED + 1));

    assertThat(source.readSlice("steady", slice)).isInstanceOf(SliceRead.Partial.class);
    assertThat(asked()).doesNotContain("search");
  }
}
