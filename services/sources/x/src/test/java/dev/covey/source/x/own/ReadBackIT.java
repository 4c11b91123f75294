/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.chassis.media.MediaKind;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.source.x.NewMedia;
import dev.covey.source.x.NewPost;
import dev.covey.source.x.Refusal;
import dev.covey.source.x.SimulatedX;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadBackIT extends SimulatedX {
  private static final Instant LONG_AGO = START.minus(Duration.ofDays(1));
  private static final Instant LATER = START.plus(Duration.ofDays(1));

  private static final List<String> PIECES =
      List.of(
          "words",
          "https://example.org/a?b=1&c=2",
          "https://Example.org/",
          "(https://example.net/x_(y)).",
          "https://x.com/cleo/status/12345",
          "https://example.org/a#part,",
          "@cleo",
          "@nobody_there:",
          "#tag &amp; $CASH",
          "<b>&lt;</b>",
          "&&amp;amp;",
          "\u8336\u3092\u98f2\u3080",
          "Cafe\u0301",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\u2764\ufe0f",
          "\u05e9\u05dc\u05d5\u05dd");
  private static final List<String> GAPS = List.of(" ", "  ", "\n", "\n\n\n", "\t", "\u00a0");

  @TempDir Path directory;
  private final ReadBack back = new ReadBack(client);

  @ParameterizedTest
  @EnumSource
  void everyPost_isKnownAgain(Vocabulary vocabulary) throws Exception {
    simulator.settings().vocabulary(vocabulary);
    List<NewPost> wanted = everyKind();
    for (NewPost each : wanted) {
      posted(adaKeys, each);
      pass(Duration.ofSeconds(5));
    }
    Found<OwnPost> found = value(back.ownPosts(adaKeys, ada.userId(), LONG_AGO, LATER));
    assertThat(found.whole()).isTrue();
    assertThat(found.things()).hasSize(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      NewPost each = wanted.get(i);
      assertThat(found.things())
          .as("%s", each)
          .filteredOn(seen -> SameText.isPost(each, seen))
          .containsExactly(found.things().get(wanted.size() - 1 - i));
    }
  }

  private List<NewPost> everyKind() throws Exception {
    Path file = Files.write(directory.resolve("a.png"), new byte[] {1, 2, 3});
    NewMedia image = new NewMedia(file, MediaKind.PNG, NewMedia.Use.POST, null);
    List<String> media = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      media.add(value(client.upload(adaKeys, image, new Waiter(clock))).id());
    }
    return List.of(
        NewPost.of("Plain &amp; <simple> & ☃"),
        NewPost.of("A link https://example.org/a?b=1&c=2 and example.net"),
        NewPost.of("Indeed").replyingTo(post.id()),
        NewPost.of("@cleo Indeed not").replyingTo(post.id()),
        NewPost.of("Look").quoting(post.id()),
        NewPost.of("Look and say").quoting(post.id()).replyingTo(post.id()),
        NewPost.ofMedia(media.subList(0, 1)),
        NewPost.of("Two of them https://example.org").withMedia(media.subList(1, 3)),
        NewPost.of("Tea?").withPoll(List.of("Yes", "No"), 60),
        NewPost.of("Tea? Yes."),
        NewPost.of("A lot:\n\n\n" + "and so on ".repeat(24) + "at last"),
        NewPost.of("ends in a status https://x.com/cleo/status/" + post.id()));
  }

  @Test
  void anyWords_areKnownAgain_andNotTakenForOthers() {
    Random random = new Random(20_261_120);
    List<NewPost> wanted = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      NewPost words = NewPost.of(mixed(random) + " " + i);
      wanted.add(random.nextInt(3) == 0 ? words.replyingTo(post.id()) : words);
      posted(adaKeys, wanted.getLast());
    }
    Found<OwnPost> found = value(back.ownPosts(adaKeys, ada.userId(), LONG_AGO, LATER));
    for (int i = 0; i < wanted.size(); i++) {
      NewPost each = wanted.get(i);
      assertThat(found.things())
          .as("%s", each)
          .filteredOn(seen -> SameText.isPost(each, seen))
          .containsExactly(found.things().get(wanted.size() - 1 - i));
    }
  }

  private static String mixed(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(GAPS.get(random.nextInt(GAPS.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void longPost_isKnownAgainToItsEnd(Vocabulary vocabulary) {
    simulator.settings().vocabulary(vocabulary);
    SandboxAccount cleo = simulator.accountOf("cleo");
    long root = posted(adaKeys, NewPost.of("How long?"));
    String text = "so on & on ".repeat(60) + "https://example.org/";
    posted(keys(cleo), NewPost.of(text + "a").replyingTo(root));
    posted(keys(cleo), NewPost.of(text + "b").replyingTo(root));
    Found<OwnPost> found = value(back.ownPosts(keys(cleo), cleo.userId(), START, LATER));
    assertThat(found.things())
        .hasSize(2)
        .filteredOn(seen -> SameText.isPost(NewPost.of(text + "a").replyingTo(root), seen))
        .containsExactly(found.things().getLast());
  }

  @ParameterizedTest
  @EnumSource
  void repost_isSeenInTheTimeline(Vocabulary vocabulary) {
    simulator.settings().vocabulary(vocabulary);
    assertThat(isReposted()).isFalse();
    value(client.repost(adaKeys, ada.userId(), post.id()));
    assertThat(isReposted()).isTrue();
    value(client.unrepost(adaKeys, ada.userId(), post.id()));
    assertThat(isReposted()).isFalse();
  }

  private boolean isReposted() {
    return value(back.ownPosts(adaKeys, ada.userId(), LONG_AGO, LATER)).things().stream()
        .anyMatch(seen -> seen.isRepostOf(post.id()));
  }

  @Test
  void postWhoseAnswerWasLost_isFound() {
    simulator.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));
    NewPost lost = NewPost.of("Lost & found");
    assertThat(client.post(adaKeys, lost).outcome()).isInstanceOf(XOutcome.Unknown.class);
    assertThat(value(back.ownPosts(adaKeys, ada.userId(), START, LATER)).things())
        .anyMatch(seen -> SameText.isPost(lost, seen));
  }

  @Test
  void span_isKeptToTheMoment_overPages() {
    simulator.settings().set(Switch.RATE_LIMITS, false);
    for (int i = 0; i < 230; i++) {
      posted(adaKeys, NewPost.of("Number " + i));
      pass(Duration.ofSeconds(10));
    }
    Instant from = START.plusSeconds(100);
    Instant to = START.plusSeconds(2100);
    Found<OwnPost> found = value(back.ownPosts(adaKeys, ada.userId(), from, to));
    assertThat(found.whole()).isTrue();
    assertThat(found.things())
        .hasSize(201)
        .allSatisfy(seen -> assertThat(seen.createdAt()).isBetween(from, to));
    assertThat(lastCall().kind()).isEqualTo("timeline");
  }

  @Test
  void timelineOfNobody_isGone() {
    assertRefused(back.ownPosts(adaKeys, 12_345, LONG_AGO, LATER), Refusal.GONE);
  }

  @Test
  void failureOnALaterPage_isTheOutcome() {
    simulator.settings().set(Switch.RATE_LIMITS, false);
    for (int i = 0; i < 101; i++) {
      posted(adaKeys, NewPost.of("Number " + i));
    }
    simulator
        .faults()
        .add(FaultRule.once("GET", "/2/users/*/tweets", new Fault.Status(503, false)).sparing(1));
    assertThat(back.ownPosts(adaKeys, ada.userId(), LONG_AGO, LATER).outcome())
        .isInstanceOf(XOutcome.Unknown.class);
    simulator
        .faults()
        .add(
            FaultRule.once(
                "GET", "/2/users/*/tweets", new Fault.RateLimited(Duration.ofMinutes(5))));
    assertThat(back.ownPosts(adaKeys, ada.userId(), LONG_AGO, LATER).outcome())
        .isInstanceOf(XOutcome.RateLimited.class);
  }

  @ParameterizedTest
  @EnumSource
  void messages_areKnownAgain_andOthersAreNot(Vocabulary vocabulary) throws Exception {
    simulator.settings().vocabulary(vocabulary);
    Path file = Files.write(directory.resolve("a.png"), new byte[] {1, 2, 3});
    NewMedia image = new NewMedia(file, MediaKind.PNG, NewMedia.Use.MESSAGE, null);
    String medium = value(client.upload(adaKeys, image, new Waiter(clock))).id();
    value(client.sendMessage(adaKeys, bela.userId(), "Hi & see https://example.org/a", null));
    pass(Duration.ofMinutes(1));
    value(client.sendMessage(belaKeys, ada.userId(), "Hi yourself", null));
    value(client.sendMessage(adaKeys, bela.userId(), "With it", medium));
    value(client.sendMessage(adaKeys, bela.userId(), null, medium));
    List<OwnMessage> seen = messages(adaKeys, ada.userId(), bela.userId(), LONG_AGO);
    assertThat(seen).hasSize(3);
    assertThat(seen.get(2))
        .matches(one -> SameText.isMessage("Hi & see https://example.org/a", false, one))
        .matches(one -> !SameText.isMessage("Hi yourself", false, one));
    assertThat(seen.get(1)).matches(one -> SameText.isMessage("With it", true, one));
    assertThat(seen.get(0)).matches(one -> SameText.isMessage(null, true, one));
    assertThat(messages(belaKeys, bela.userId(), ada.userId(), LONG_AGO)).hasSize(1);
    assertThat(messages(adaKeys, ada.userId(), bela.userId(), START.plusSeconds(30))).hasSize(2);
  }

  private List<OwnMessage> messages(XCredentials keys, long self, long other, Instant from) {
    Found<OwnMessage> found = value(back.ownMessages(keys, self, other, from, LATER));
    assertThat(found.whole()).isTrue();
    return found.things();
  }

  @Test
  void moreMessagesThanAreRead_areNotAllOfThem() {
    simulator.settings().set(Switch.RATE_LIMITS, false);
    for (int i = 0; i < 501; i++) {
      value(client.sendMessage(adaKeys, bela.userId(), "Number " + i, null));
    }
    Found<OwnMessage> found =
        value(back.ownMessages(adaKeys, ada.userId(), bela.userId(), LONG_AGO, LATER));
    assertThat(found.things()).hasSize(500);
    assertThat(found.whole()).isFalse();
  }
}
