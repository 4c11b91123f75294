/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Credits;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call has a permit, and what X says of its limits holds for every process. */
class LimitsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice MONTH = new Slice(NOW.minus(Duration.ofDays(30)), NOW);
  private static final String BY_NAME = "GET /2/users/by/username/{username}";

  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryLedger ledger = new InMemoryLedger(clock);
  private final List<String> outcomes = new ArrayList<>();
  private final List<Long> tweets = new ArrayList<>();
  private XSimulator simulator;
  private XSource source;

  @BeforeEach
  void start() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2019-03-02T01:00:00Z"));
    UserDraft ada = world.user("ada");
    for (int i = 0; i < 250; i++) {
      tweets.add(ada.post("Number " + i, NOW.minus(Duration.ofHours(1L + i))).id());
    }
    simulator =
        XSimulator.builder().world(world.build()).clock(SimulatorClock.following(clock)).start();
    source = source(simulator.app().bearer());
  }

  private XSource source(String bearer) {
    return new XSource(
        XReadSettings.at(simulator.url(), bearer),
        ledger,
        clock,
        (name, outcome, _) -> outcomes.add(name + " " + outcome));
  }

  @AfterEach
  void stop() {
    source.close();
    simulator.close();
  }

  private long calls() {
    return simulator.audit().entries().size();
  }

  private SourceFailure unclear() throws InterruptedException {
    return ((ProfileLook.Unclear) source.lookProfile("ada")).failure();
  }

  @ParameterizedTest
  @EnumSource(Vocabulary.class)
  void everyCall_hasAPermitOfItsEndpoint(Vocabulary vocabulary) throws Exception {
    simulator.settings().vocabulary(vocabulary);

    assertThat(source.readSlice("ada", MONTH)).isInstanceOf(SliceRead.Complete.class);
    assertThat(look(tweets)).hasSize(250).allMatch(TweetLook.Visible.class::isInstance);

    long refused = vocabulary == Vocabulary.NEW ? 1 : 0;
    assertThat(ledger.granted(Endpoint.PROFILE.meter())).isEqualTo(1);
    assertThat(ledger.granted(Endpoint.TIMELINE.meter())).isEqualTo(3 + refused);
    assertThat(ledger.granted(Endpoint.TWEETS.meter())).isEqualTo(3);
    assertThat(calls()).isEqualTo(7 + refused);
    assertThat(ledger.landed()).isEqualTo((int) calls());
    assertThat(outcomes).filteredOn("x not-understood"::equals).hasSize((int) refused);
  }

  private List<TweetLook> look(List<Long> ids) throws InterruptedException {
    return source.lookTweets(ids.stream().map(id -> new TweetQuery(id, Set.of())).toList());
  }

  @Test
  void vocabulary_isFoundAnew_whereXChangesIt() throws Exception {
    simulator.settings().vocabulary(Vocabulary.NEW);
    assertThat(look(tweets.subList(0, 1))).allMatch(TweetLook.Visible.class::isInstance);
    simulator.settings().vocabulary(Vocabulary.OLD);

    assertThat(look(tweets.subList(0, 1))).allMatch(TweetLook.Visible.class::isInstance);
    assertThat(calls()).isEqualTo(4);
  }

  @Test
  void lastCallOfAWindow_shutsTheMeterUntilItsReset() throws Exception {
    override(2);

    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Found.class);
    assertThat(ledger.blocks()).isEmpty();
    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Found.class);

    assertThat(ledger.blocks())
        .extractingByKey(Endpoint.PROFILE.meter())
        .extracting(LedgerDecision.Wait::until)
        .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(unclear().kind()).isEqualTo(Kind.OUR_LIMIT);
    assertThat(calls()).isEqualTo(2);
    assertThat(look(tweets.subList(0, 1))).allMatch(TweetLook.Visible.class::isInstance);
    clock.advance(Duration.ofMinutes(15));
    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Found.class);
  }

  private void override(int count) {
    simulator
        .rateLimiter()
        .override(BY_NAME, List.of(new Limit(Limit.Scope.APP, count, Duration.ofMinutes(15))));
  }

  @ParameterizedTest
  @EnumSource(ErrorForm.class)
  void tooManyRequests_shutTheMeterUntilTheReset(ErrorForm form) throws Exception {
    simulator.settings().errorForm(form);
    override(1);
    somebodyElseAsks();

    SourceFailure failure = unclear();

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(ledger.blocks())
        .extractingByKey(Endpoint.PROFILE.meter())
        .extracting(LedgerDecision.Wait::until)
        .isEqualTo(failure.retryAt());
    assertThat(unclear().kind()).isEqualTo(Kind.OUR_LIMIT);
    assertThat(calls()).isEqualTo(2);
  }

  private void somebodyElseAsks() throws InterruptedException {
    try (XSource other =
        new XSource(
            XReadSettings.at(simulator.url(), simulator.app().bearer()),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE)) {
      assertThat(other.lookProfile("ada")).isInstanceOf(ProfileLook.Found.class);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Credits.class, names = "ENOUGH", mode = EnumSource.Mode.EXCLUDE)
  void withoutCredits_nothingIsAskedForAnHour(Credits form) throws Exception {
    simulator.settings().credits(form);

    assertThat(unclear().kind()).isEqualTo(Kind.BLOCKED);
    assertThat(ledger.blocks().keySet())
        .containsExactlyInAnyOrder(meters(Endpoint.values()).toArray(MeterKey[]::new));
    assertThat(look(tweets.subList(0, 1))).allMatch(TweetLook.Unclear.class::isInstance);
    assertThat(calls()).isEqualTo(1);
    assertThat(outcomes).containsExactly("x out-of-credits");
  }

  private static List<MeterKey> meters(Endpoint... endpoints) {
    return Arrays.stream(endpoints).map(Endpoint::meter).toList();
  }

  @Test
  void wrongToken_saysNothingAboutAnybody() throws Exception {
    source.close();
    source = source("somebody-else");

    assertThat(unclear().kind()).isEqualTo(Kind.BLOCKED);
    assertThat(unclear().reason()).contains("bearer token").doesNotContain("somebody-else");
    assertThat(source.readSlice("ada", MONTH)).isInstanceOf(SliceRead.Failed.class);
  }

  @Test
  void chanceFailure_isAskedOnceMore() throws Exception {
    simulator.faults().add(FaultRule.once("GET", "/2/users/by/**", new Fault.DropAfter()));
    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Found.class);

    simulator
        .faults()
        .add(FaultRule.always("GET", "/2/users/*/tweets", new Fault.Status(503, false)));
    assertThat(source.readSlice("ada", MONTH))
        .isInstanceOfSatisfying(
            SliceRead.Failed.class,
            read -> assertThat(read.failure().kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(ledger.granted(Endpoint.TIMELINE.meter())).isEqualTo(2);
  }

  @Test
  void failureOnTheWay_keepsWhatWasSeen() throws Exception {
    simulator
        .faults()
        .add(FaultRule.always("GET", "/2/users/*/tweets", new Fault.Status(503, false)).sparing(2));

    assertThat(source.readSlice("ada", MONTH))
        .isInstanceOfSatisfying(
            SliceRead.Partial.class,
            read -> {
              assertThat(read.tweets()).hasSize(200);
              assertThat(read.covered())
                  .isEqualTo(
                      new Slice(
                          NOW.minus(Duration.ofHours(200)).plusMillis(1),
                          NOW.minus(Duration.ofMinutes(1))));
              assertThat(read.failure().isTransient()).isTrue();
            });
  }

  @Test
  void callThatNeverLeft_givesItsPermitBack() throws Exception {
    simulator.close();

    assertThat(unclear().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(ledger.givenBack()).isEqualTo(2);
    assertThat(ledger.landed()).isZero();
  }

  @Test
  void manyTweets_areAskedForAHundredAtATime() throws Exception {
    List<Long> ids =
        LongStream.concat(tweets.stream().mapToLong(id -> id), LongStream.of(5)).boxed().toList();

    List<TweetLook> looks = look(ids);

    assertThat(looks).extracting(TweetLook::id).containsExactlyElementsOf(ids);
    assertThat(looks.getLast()).isInstanceOf(TweetLook.Missing.class);
    assertThat(calls()).isEqualTo(3);
  }

  @Test
  void failedCall_leavesItsHundredUnclear() throws Exception {
    simulator
        .faults()
        .add(
            FaultRule.always("GET", "/2/tweets", new Fault.Status(500, false)).sparing(1).times(2));

    List<TweetLook> looks = look(tweets);

    assertThat(looks.subList(0, 100)).allMatch(TweetLook.Visible.class::isInstance);
    assertThat(looks.subList(100, 200)).allMatch(TweetLook.Unclear.class::isInstance);
    assertThat(looks.subList(200, 250)).allMatch(TweetLook.Visible.class::isInstance);
  }
}
