/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.page.Vintage;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.source.x.history.XReadSettings;
import dev.covey.source.x.history.XSource;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import dev.covey.testing.fixtures.source.Agreement;
import dev.covey.testing.fixtures.source.ContractTown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One world, read from both: what they say of it, record by record. */
class SameWorldIT {
  private static final Instant NOW = ContractTown.NOW;
  private static final Slice YEAR = new Slice(NOW.minus(Duration.ofDays(365)), NOW);

  private final SettableClock clock = new SettableClock(NOW);
  private final List<AutoCloseable> opened = new ArrayList<>();

  /** A made-up town as the demo has it, whose people go on writing after now; and one by hand. */
  static Stream<Arguments> worlds() {
    SampleWorld.Plan plan =
        new SampleWorld.Plan(7, 12, 900, NOW.minus(Duration.ofDays(200)), NOW)
            .goingOn(Duration.ofMinutes(10), Duration.ofDays(1));
    World sample = SampleWorld.of(plan);
    World town = new ContractTown().world();
    return Stream.of(sample, town)
        .flatMap(world ->
            Stream.of(Vintage.SUMMER_2026, Vintage.AUTUMN_2025)
                .map(vintage ->
                    Arguments.of(
                        world,
                        vintage,
                        vintage.equals(Vintage.SUMMER_2026) ? Vocabulary.OLD : Vocabulary.NEW)));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T open(T started) {
    opened.add(started);
    return started;
  }

  private TweetSource nitter(World world, Vintage vintage) {
    NitterSimulator simulator =
        open(
            NitterSimulator.start(
                world, SimulatorClock.standing(NOW), InstanceSettings.named("one").of(vintage)));
    return open(
        new NitterSource(
            NitterSettings.of(simulator.urls()),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE));
  }

  private TweetSource x(World world, Vocabulary vocabulary) {
    XSimulator simulator =
        open(XSimulator.builder().world(world).clock(SimulatorClock.standing(NOW)).start());
    simulator.settings().vocabulary(vocabulary);
    return open(
        new XSource(
            XReadSettings.at(simulator.url(), simulator.app().bearer()),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void bothSourcesSayTheSame(World world, Vintage vintage, Vocabulary vocabulary) throws Exception {
    TweetSource nitter = nitter(world, vintage);
    TweetSource x = x(world, vocabulary);
    List<String> differences = new ArrayList<>();
    List<SourceTweet> all = new ArrayList<>();

    for (WorldUser user : world.users()) {
      ProfileLook one = nitter.lookProfile(user.username());
      ProfileLook other = x.lookProfile(user.username());
      assertThat(one).hasSameClassAs(other);
      if (one instanceof ProfileLook.Found found) {
        differences.addAll(
            Agreement.between(found.profile(), ((ProfileLook.Found) other).profile()));
        List<SourceTweet> tweets = tweets(nitter.readSlice(user.username(), YEAR));
        differences.addAll(between(tweets, tweets(x.readSlice(user.username(), YEAR))));
        all.addAll(tweets);
      }
    }

    assertThat(differences).isEmpty();
    assertThat(all).hasSizeGreaterThan(20);
    assertThat(between(looked(nitter, all), looked(x, all))).isEmpty();
  }

  private static List<SourceTweet> tweets(SliceRead read) {
    assertThat(read).isInstanceOf(SliceRead.Complete.class);
    return ((SliceRead.Complete) read).tweets();
  }

  private static List<SourceTweet> looked(TweetSource source, List<SourceTweet> tweets)
      throws InterruptedException {
    List<TweetQuery> queries =
        tweets.stream().limit(150).map(tweet -> new TweetQuery(tweet.id(), Set.of())).toList();
    List<TweetLook> looks = source.lookTweets(queries);
    assertThat(looks).allMatch(TweetLook.Visible.class::isInstance);
    return looks.stream().map(look -> ((TweetLook.Visible) look).tweet()).toList();
  }

  private static List<String> between(List<SourceTweet> one, List<SourceTweet> other) {
    assertThat(one.stream().map(SourceTweet::id))
        .containsExactlyElementsOf(other.stream().map(SourceTweet::id).toList());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      differences.addAll(Agreement.between(one.get(i), other.get(i)));
    }
    return differences;
  }
}
