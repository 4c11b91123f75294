/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.settings.Credits;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and the simulator share no code, so that each finds what the other gets wrong. */
class AgainstSimulatorIT {
  private static final Instant WRITTEN = Instant.parse("2026-11-01T12:00:00Z");

  private XSimulator simulator;
  private XClient client;
  private SandboxAccount account;
  private XCredentials keys;
  private PostDraft post;
  private PostDraft answer;

  @BeforeEach
  void start() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2026-01-01T00:00:00Z"));
    post = world.user("ada").post("Hello Ladies + Gentlemen ☃", WRITTEN);
    answer = world.user("bela").reply(post, "Good day", WRITTEN.plusSeconds(60));
    simulator = XSimulator.builder().world(world.build()).start();
    client = new XClient(XSettings.at(simulator.url()), InstantSource.system());
    account = simulator.createAccounts(1).getFirst();
    keys =
        new XCredentials.OAuth1(
            account.consumerKey(),
            account.consumerSecret(),
            account.accessToken(),
            account.accessTokenSecret());
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void like_isDoneHoweverOften() {
    assertThat(like().outcome()).isEqualTo(new XOutcome.Done<>(new Made(null)));
    assertThat(like().outcome()).isInstanceOf(XOutcome.Done.class);
    assertThat(like().windows())
        .extracting(RateWindow::scope, RateWindow::limit, RateWindow::remaining)
        .containsExactly(window(50, 47), window(1000, 997));
  }

  private static Tuple window(long limit, long remaining) {
    return tuple(RateScope.USER, limit, remaining);
  }

  @Test
  void repost_isDoneAndThenAlreadySo() {
    assertThat(client.repost(keys, account.userId(), post.id()).outcome())
        .isInstanceOf(XOutcome.Done.class);
    assertThat(client.repost(keys, account.userId(), post.id()).outcome())
        .isInstanceOf(XOutcome.AlreadySo.class);
  }

  @Test
  void userToken_actsToo() {
    XCredentials token = new XCredentials.UserToken(account.oauth2AccessToken());
    assertThat(client.like(token, account.userId(), post.id()).outcome())
        .isInstanceOf(XOutcome.Done.class);
    assertThat(value(client.me(token)).id()).isEqualTo(account.userId());
  }

  @Test
  void wrongSecret_needsAuthorisation() {
    XCredentials wrong =
        new XCredentials.OAuth1(
            account.consumerKey(), account.consumerSecret(), account.accessToken(), "wrong");
    assertThat(client.like(wrong, account.userId(), post.id()).outcome())
        .isInstanceOf(XOutcome.NeedsAuthorisation.class);
    assertThat(client.me(new XCredentials.UserToken("nonsense")).outcome())
        .isInstanceOf(XOutcome.NeedsAuthorisation.class);
  }

  @Test
  void wrongClock_needsAuthorisation() {
    InstantSource slow = InstantSource.offset(InstantSource.system(), Duration.ofHours(-1));
    try (XClient late = new XClient(XSettings.at(simulator.url()), slow)) {
      assertThat(late.me(keys).outcome()).isInstanceOf(XOutcome.NeedsAuthorisation.class);
    }
  }

  @Test
  void somebodyElsesLike_isRefused() {
    assertThat(client.like(keys, account.userId() + 1, post.id()).outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class, refused -> assertThat(refused.permanent()).isTrue());
  }

  @Test
  void likeOfNothing_isRefusedForGood() {
    assertThat(client.like(keys, account.userId(), 12345).outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class, refused -> assertThat(refused.permanent()).isTrue());
  }

  @Test
  void tierWithoutLikes_isRefusedForGood() {
    simulator.settings().set(Switch.SELF_SERVE_TIER, true);
    assertThat(like().outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class, refused -> assertThat(refused.permanent()).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void limit_isToldInEitherForm(ErrorForm form) {
    simulator.settings().errorForm(form);
    XAnswer<Made> last = like();
    for (int i = 1; i < 51; i++) {
      last = like();
    }
    Instant reset = last.windows().getFirst().reset();
    assertThat(last.outcome())
        .isInstanceOfSatisfying(
            XOutcome.RateLimited.class,
            limited -> {
              assertThat(limited.until()).isEqualTo(reset).isAfter(Instant.now());
              assertThat(limited.scope()).isEqualTo(RateScope.USER);
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"DEPLETED", "PAYMENT_REQUIRED"})
  void credits_areKnownInBothForms(Credits credits) {
    simulator.settings().credits(credits);
    assertThat(like().outcome()).isInstanceOf(XOutcome.OutOfCredits.class);
  }

  @Test
  void lostAnswer_isUnknownAndLostCallToo() {
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.DropAfter()));
    assertThat(like().outcome()).isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.DropBefore()));
    assertThat(like().outcome()).isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.Truncated(0.5)));
    assertThat(like().outcome()).isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.Status(503, true)));
    assertThat(like().outcome()).isInstanceOf(XOutcome.Unknown.class);
  }

  @Test
  void challengePage_isNoFinalRefusal() {
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.Challenge()));
    assertThat(like().outcome())
        .satisfiesAnyOf(
            outcome -> assertThat(outcome).isInstanceOf(XOutcome.Unknown.class),
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        XOutcome.Refused.class,
                        refused -> assertThat(refused.permanent()).isFalse()));
  }

  @Test
  void user_isReadByName() {
    assertThat(value(client.userByName(keys, "ada")).username()).isEqualTo("ada");
    assertThat(client.userByName(keys, "nobody_at_all").outcome())
        .isInstanceOf(XOutcome.Refused.class);
    assertThat(value(client.userByName(new XCredentials.AppToken(account.appBearer()), "bela")))
        .extracting(XUser::username)
        .isEqualTo("bela");
  }

  @ParameterizedTest
  @EnumSource
  void tweets_areReadInEveryVocabulary(Vocabulary vocabulary) {
    simulator.settings().vocabulary(vocabulary);
    TweetLookup found = value(client.tweets(keys, List.of(post.id(), answer.id(), 12345L)));
    assertThat(found.tweets()).hasSize(2);
    XTweet reply =
        found.tweets().stream().filter(one -> one.id() == answer.id()).findAny().orElseThrow();
    assertThat(reply.repliedTo()).isEqualTo(post.id());
    assertThat(reply.createdAt()).isEqualTo(WRITTEN.plusSeconds(60));
    assertThat(found.missing()).containsOnlyKeys(12345L);
  }

  @Test
  void lookup_ofAHundredUnknownOnesIsAnAnswer() {
    List<Long> ids = LongStream.rangeClosed(1, 100).boxed().toList();
    assertThat(value(client.tweets(keys, ids)).missing()).hasSize(100);
  }

  private XAnswer<Made> like() {
    return client.like(keys, account.userId(), post.id());
  }

  private static <T> T value(XAnswer<T> answer) {
    if (answer.outcome() instanceof XOutcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }
}
