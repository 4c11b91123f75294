/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceRead;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.time.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice SLICE = new Slice(NOW.minus(Duration.ofDays(2)), NOW);
  private static final SourceTweet TWEET =
      SourceTweet.builder(7, "ada", NOW.minus(Duration.ofDays(1))).text("Words").build();

  private final InMemorySource first = new InMemorySource("nitter", 2);
  private final InMemorySource second = new InMemorySource("x", 1);
  private final FallbackSource source = new FallbackSource(first, second, InstantSource.fixed(NOW));

  private static SourceFailure failure(Kind kind, int minutes) {
    return new SourceFailure(kind, kind.name(), NOW.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void whatTheFirstSees_isBelieved() throws Exception {
    assertThat(source.lookProfile("ada")).isEqualTo(new ProfileLook.Suspended(first.sighting()));
    assertThat(source.read("ada", SLICE))
        .isEqualTo(new SourceRead("nitter", new SliceRead.Complete(SLICE, List.of(), List.of())));
    assertThat(second.asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"OUR_LIMIT", "RATE_LIMITED"},
      mode = EnumSource.Mode.EXCLUDE)
  void whereTheFirstCannotSee_theSecondIsAsked(Kind kind) throws Exception {
    first.failing(failure(kind, 1));

    assertThat(source.lookProfile("ada")).isEqualTo(new ProfileLook.Suspended(second.sighting()));
    assertThat(source.lookProfileById(7)).isEqualTo(new ProfileLook.Suspended(second.sighting()));
    assertThat(source.read("ada", SLICE).source()).isEqualTo("x");
    assertThat(source.readSlice("ada", SLICE)).isInstanceOf(SliceRead.Complete.class);
    assertThat(source.lookTweets(List.of(query(5))))
        .containsExactly(new TweetLook.Missing(5, true, second.sighting()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"OUR_LIMIT", "RATE_LIMITED"})
  void shortWait_isWaitedFor_butNoLongOne(Kind kind) throws Exception {
    first.failing(failure(kind, 15));

    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Unclear.class);
    assertThat(source.readSlice("ada", SLICE)).isInstanceOf(SliceRead.Failed.class);
    assertThat(source.lookTweets(List.of(query(5)))).allMatch(TweetLook.Unclear.class::isInstance);
    assertThat(second.asked()).isEmpty();

    first.failing(failure(kind, 60));
    assertThat(source.lookProfile("ada")).isInstanceOf(ProfileLook.Suspended.class);
    assertThat(source.read("ada", SLICE).source()).isEqualTo("x");
    assertThat(source.lookTweets(List.of(query(5)))).allMatch(TweetLook.Missing.class::isInstance);
  }

  @Test
  void lastingFailure_isNoEnd_whereTheOtherMaySee() throws Exception {
    first.failing(new SourceFailure(Kind.REFUSED, "too old", null));
    assertThat(source.readSlice("ada", SLICE)).isInstanceOf(SliceRead.Complete.class);

    second.failing(failure(Kind.UNREACHABLE, 1));
    assertThat(source.read("ada", SLICE))
        .isEqualTo(
            new SourceRead(
                "nitter",
                new SliceRead.Failed(
                    new SourceFailure(
                        Kind.UNREACHABLE,
                        "too old; and UNREACHABLE",
                        NOW.plus(Duration.ofMinutes(1))))));
  }

  @Test
  void whereNeitherSees_bothSayWhy() throws Exception {
    first.failing(failure(Kind.BROKEN, 2));
    second.failing(failure(Kind.BLOCKED, 10));
    SourceFailure both =
        new SourceFailure(Kind.BROKEN, "BROKEN; and BLOCKED", NOW.plus(Duration.ofMinutes(2)));

    assertThat(source.lookProfile("ada")).isEqualTo(new ProfileLook.Unclear(both));
    assertThat(source.readSlice("ada", SLICE)).isEqualTo(new SliceRead.Failed(both));
    assertThat(source.lookTweets(List.of(query(5))))
        .containsExactly(new TweetLook.Unclear(5, both));
  }

  private static SliceRead.Partial partial(boolean forward) {
    Slice covered = forward ? new Slice(NOW.minus(Duration.ofDays(1)), NOW) : null;
    return new SliceRead.Partial(covered, List.of(TWEET), List.of(), failure(Kind.UNTRUSTED, 10));
  }

  @Test
  void partThatBroughtSomethingForward_isKeptAsItIs() throws Exception {
    first.reading(partial(true));

    assertThat(source.read("ada", SLICE)).isEqualTo(new SourceRead("nitter", partial(true)));
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void partThatCoversNothing_givesWayToWhatCovers_andIsNotLostOtherwise() throws Exception {
    first.reading(partial(false));
    assertThat(source.read("ada", SLICE).source()).isEqualTo("x");

    second.failing(failure(Kind.UNREACHABLE, 1));
    assertThat(source.read("ada", SLICE)).isEqualTo(new SourceRead("nitter", partial(false)));

    first.reading(new SliceRead.Failed(failure(Kind.BROKEN, 1)));
    second.reading(partial(false));
    assertThat(source.read("ada", SLICE)).isEqualTo(new SourceRead("x", partial(false)));
  }

  private static TweetQuery query(long id, String... askedBefore) {
    return new TweetQuery(id, Set.of(askedBefore));
  }

  @Test
  void tweets_areLookedForWhereNobodyLookedBefore() throws Exception {
    List<TweetLook> looks =
        source.lookTweets(
            List.of(
                query(1),
                query(2, "nitter:a.example", "nitter:b.example"),
                query(3, "nitter:a.example"),
                query(4, "nitter:a.example", "nitter:b.example", "x"),
                query(5, "nitterling:a", "nitterling:b")));

    assertThat(looks).extracting(TweetLook::id).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(first.asked()).containsExactly("tweet 1", "tweet 3", "tweet 4", "tweet 5");
    assertThat(second.asked()).containsExactly("tweet 2");
  }

  @Test
  void sourceThatSeesNothing_isNoPlaceToProveAnythingAt() throws Exception {
    second.failing(failure(Kind.BLOCKED, 60));
    TweetQuery askedAtFirst = new TweetQuery(5, Set.of("nitter:one", "nitter:two"));
    source.lookTweets(List.of(askedAtFirst));
    assertThat(source.places()).isEqualTo(2);

    second.failing(failure(Kind.RATE_LIMITED, 60));
    source.lookTweets(List.of(askedAtFirst));
    assertThat(source.places()).as("it only has to wait").isEqualTo(3);

    second.failing(failure(Kind.BLOCKED, 60));
    first.failing(failure(Kind.BLOCKED, 60));
    source.lookTweets(List.of(askedAtFirst));
    assertThat(source.places()).as("nobody sees").isEqualTo(3);
  }

  @Test
  void placesAreThoseOfBoth_andBothAreClosed() {
    assertThat(source.places()).isEqualTo(3);
    source.close();
    assertThat(first.isClosed()).isTrue();
    assertThat(second.isClosed()).isTrue();
  }
}
