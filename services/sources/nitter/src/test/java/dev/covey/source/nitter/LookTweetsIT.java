/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetLook.Reason;
import dev.covey.model.source.TweetQuery;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.http.HttpLimits;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at single tweets, over instances that fail in every way they know. */
class LookTweetsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));
  private static final List<Long> THERE = new ArrayList<>();
  private static long control;
  private static long deleted;
  private static NitterSimulator simulator;

  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryLedger ledger = new InMemoryLedger(clock);
  private final List<NitterSource> sources = new ArrayList<>();

  @BeforeAll
  static void start() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2020-03-02T01:00:00Z"));
    UserDraft ada = world.user("ada");
    for (int i = 0; i < 30; i++) {
      THERE.add(ada.post("note " + i, BEFORE.plus(Duration.ofHours(i))).id());
    }
    control = world.user("first").post("just setting up", BEFORE).id();
    deleted = ada.post("a mistake", BEFORE).deleted(NOW.minusSeconds(60)).id();
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(NOW),
            InstanceSettings.named("one"),
            InstanceSettings.named("two"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void calm() {
    simulator.reset();
    simulator.instances().forEach(NitterInstance::start);
  }

  @AfterEach
  void closeSources() {
    sources.forEach(NitterSource::close);
  }

  private NitterSource source(String... instances) {
    List<URI> urls =
        Arrays.stream(instances).map(simulator::instance).map(NitterInstance::url).toList();
    NitterSettings settings =
        new NitterSettings(
            urls.stream().map(Instance::of).toList(),
            "",
            HttpLimits.DEFAULT,
            Pacing.DEFAULT,
            10,
            control);
    NitterSource source = new NitterSource(settings, ledger, clock, SourceMetrics.NONE);
    sources.add(source);
    return source;
  }

  private static List<TweetQuery> queries(List<Long> ids) {
    return ids.stream().map(id -> new TweetQuery(id, Set.of())).toList();
  }

  private static TweetLook look(NitterSource source, long id) throws InterruptedException {
    return source.lookTweets(queries(List.of(id))).getFirst();
  }

  private static String place(String instance) {
    return "nitter:127.0.0.1:" + simulator.instance(instance).url().getPort();
  }

  private static FaultRule onStatus(Trouble trouble, long id) {
    return FaultRule.always("*", "/*/status/" + id, trouble.fault());
  }

  private static long unavailable(String reason) {
    long id = THERE.getFirst();
    simulator
        .upstream()
        .put(simulator.upstream().post(id).orElseThrow().toBuilder().unavailable(reason).build());
    return id;
  }

  private static void author(UserState state, boolean locked) {
    var ada = simulator.upstream().user("ada").orElseThrow();
    simulator.upstream().put(ada.toBuilder().state(state).isProtected(locked).build());
  }

  @Test
  void tweetsThatAreThere_areVisibleInOrder() throws Exception {
    List<TweetLook> looks = source("one").lookTweets(queries(THERE.reversed()));
    assertThat(looks.stream().map(TweetLook::id)).isEqualTo(THERE.reversed());
    assertThat(looks)
        .allSatisfy(look ->
            assertThat(look)
                .isInstanceOfSatisfying(
                    TweetLook.Visible.class,
                    visible -> {
                      assertThat(visible.tweet().author()).isEqualTo("ada");
                      assertThat(visible.seen().place()).isEqualTo(place("one"));
                    }));
  }

  @Test
  void deletedTweet_isMissingBesideAControlThatIsShown() throws Exception {
    int before = simulator.audit().entries().size();
    List<Long> ids = new ArrayList<>(THERE.subList(0, 3));
    ids.add(deleted);
    List<TweetLook> looks = source("one").lookTweets(queries(ids));
    assertThat(looks.subList(0, 3)).allMatch(TweetLook.Visible.class::isInstance);
    assertThat(looks.getLast())
        .isInstanceOfSatisfying(
            TweetLook.Missing.class,
            missing -> {
              assertThat(missing.controlled()).isTrue();
              assertThat(missing.seen().place()).isEqualTo(place("one"));
            });
    assertThat(simulator.audit().entries().subList(before, simulator.audit().entries().size()))
        .as("three, the missing one three times, the control twice")
        .hasSize(8);
  }

  @Test
  void chanceNotFound_isOverruledByAskingAgain() throws Exception {
    simulator.instance("one").trouble(onStatus(Trouble.TWEETS_NOT_FOUND, THERE.get(4)).times(2));
    assertThat(look(source("one"), THERE.get(4))).isInstanceOf(TweetLook.Visible.class);
  }

  @Test
  void instanceThatFindsNothing_provesNothing() throws Exception {
    simulator.instance("one").trouble(Trouble.TWEETS_NOT_FOUND);
    List<TweetLook> looks = source("one").lookTweets(queries(THERE));
    assertThat(looks)
        .hasSize(THERE.size())
        .allSatisfy(look ->
            assertThat(look)
                .isInstanceOfSatisfying(
                    TweetLook.Missing.class,
                    missing -> assertThat(missing.controlled()).isFalse()));
  }

  @Test
  void instanceThatGoesBlindMeanwhile_provesNothing() throws Exception {
    simulator
        .instance("one")
        .trouble(FaultRule.always("*", "/*/status/*", Trouble.TWEETS_NOT_FOUND.fault()).sparing(2));
    assertThat(look(source("one"), deleted))
        .as("the first control was shown, the second was not")
        .isInstanceOfSatisfying(
            TweetLook.Missing.class, missing -> assertThat(missing.controlled()).isFalse());
  }

  @Test
  void usersNotFound_leavesTweetsAlone() throws Exception {
    simulator.instance("one").trouble(Trouble.USERS_NOT_FOUND);
    assertThat(look(source("one"), THERE.getFirst())).isInstanceOf(TweetLook.Visible.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {
        "NETWORK_ERROR",
        "UNEXPECTED_ERROR",
        "EMPTY_BODY",
        "ANUBIS",
        "VERIFYING_BROWSER",
        "CLOUDFLARE_CHALLENGE",
        "CLOUDFLARE_BLOCKED",
        "BAD_GATEWAY",
        "PARKED_DOMAIN",
        "RATE_LIMITED",
        "NO_SESSIONS",
        "SEARCH_RATE_LIMITED"
      })
  void failure_isUnclearOrSeenElsewhere(Trouble trouble) throws Exception {
    simulator.instance("one").trouble(trouble);
    assertThat(look(source("one"), deleted)).isInstanceOf(TweetLook.Unclear.class);
    assertThat(look(source("one", "two"), THERE.getFirst()))
        .isInstanceOfSatisfying(
            TweetLook.Visible.class,
            visible -> assertThat(visible.seen().place()).isEqualTo(place("two")));
  }

  @Test
  void deadInstance_isUnclear() throws Exception {
    simulator.instance("one").stop();
    assertThat(look(source("one"), deleted))
        .isInstanceOfSatisfying(
            TweetLook.Unclear.class,
            unclear -> assertThat(unclear.failure().kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void placesThatSpokeBefore_areAskedLast() throws Exception {
    NitterSource source = source("one", "two");
    for (String before : List.of("one", "two", "one", "two")) {
      String other = before.equals("one") ? "two" : "one";
      TweetLook look =
          source.lookTweets(List.of(new TweetQuery(deleted, Set.of(place(before))))).getFirst();
      assertThat(look)
          .isInstanceOfSatisfying(
              TweetLook.Missing.class,
              missing -> assertThat(missing.seen().place()).isEqualTo(place(other)));
    }
  }

  @Test
  void placeThatSpokeBefore_isAskedWhereTheOthersAreSilent() throws Exception {
    simulator.instance("two").stop();
    TweetLook look =
        source("one", "two")
            .lookTweets(List.of(new TweetQuery(deleted, Set.of(place("one")))))
            .getFirst();
    assertThat(look)
        .isInstanceOfSatisfying(
            TweetLook.Missing.class,
            missing -> assertThat(missing.seen().place()).isEqualTo(place("one")));
  }

  @Test
  void reasons_areToldApart() throws Exception {
    assertReason("This Post was deleted by the Post author.", Reason.DELETED);
    assertReason("This Post is from a suspended account.", Reason.SUSPENDED_AUTHOR);
    assertReason("This Post is from an account that no longer exists.", Reason.AUTHOR_GONE);
    assertReason("Age-restricted adult content. This content might", Reason.AGE_RESTRICTED);
    assertReason("This Post has been withheld in Germany", Reason.WITHHELD);
    assertReason("This tweet is unavailable", Reason.OTHER);
  }

  private void assertReason(String words, Reason reason) throws Exception {
    assertThat(look(source("one"), unavailable(words)))
        .isInstanceOfSatisfying(
            TweetLook.Withheld.class,
            withheld -> {
              assertThat(withheld.reason()).isEqualTo(reason);
              assertThat(withheld.words()).startsWith(words);
              assertThat(withheld.controlled()).isTrue();
            });
  }

  /** X says nothing at all of them; only the profile tells why. */
  @Test
  void tweetsOfAClosedAuthor_areNotVisible() throws Exception {
    author(UserState.SUSPENDED, false);
    assertThat(look(source("one"), THERE.getFirst())).isNotInstanceOf(TweetLook.Visible.class);
    author(UserState.ACTIVE, true);
    assertThat(look(source("one"), THERE.getFirst())).isNotInstanceOf(TweetLook.Visible.class);
  }

  @Test
  void limitInTheMiddle_takesNothingBackThatWasSeen() throws Exception {
    simulator.instance("one").trouble(onStatus(Trouble.RATE_LIMITED, THERE.get(1)));

    List<TweetLook> looks = source("one").lookTweets(queries(THERE.subList(0, 3)));

    assertThat(looks.get(0)).isInstanceOf(TweetLook.Visible.class);
    assertThat(looks.subList(1, 3)).allMatch(TweetLook.Unclear.class::isInstance);
    assertThat(((TweetLook.Unclear) looks.get(2)).failure().kind()).isEqualTo(Kind.RATE_LIMITED);
  }

  @Test
  void noInstances_isUnclearForAll() throws Exception {
    assertThat(source().lookTweets(queries(THERE)))
        .hasSize(THERE.size())
        .allMatch(TweetLook.Unclear.class::isInstance);
  }
}
