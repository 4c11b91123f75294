/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static dev.covey.source.nitter.InventedPages.card;
import static dev.covey.source.nitter.InventedPages.end;
import static dev.covey.source.nitter.InventedPages.error;
import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.more;
import static dev.covey.source.nitter.InventedPages.none;
import static dev.covey.source.nitter.InventedPages.page;
import static dev.covey.source.nitter.InventedPages.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadSliceIT {
  private static final Slice SLICE =
      new Slice(Instant.parse("2026-11-01T12:00:00Z"), Instant.parse("2026-11-10T00:00:00Z"));
  private static final long EPOCH = 1_288_834_974_657L;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
  private final InMemoryLedger ledger = new InMemoryLedger(clock);
  private final MockWebServer first = new MockWebServer();
  private final MockWebServer second = new MockWebServer();
  private final List<NitterSource> sources = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    first.start();
    second.start();
  }

  @AfterEach
  void stop() {
    sources.forEach(NitterSource::close);
    first.close();
    second.close();
  }

  private SliceRead read(MockWebServer... servers) throws InterruptedException {
    List<URI> urls = new ArrayList<>();
    for (MockWebServer server : servers) {
      urls.add(URI.create(server.url("/").toString()));
    }
    NitterSource source =
        new NitterSource(NitterSettings.of(urls), ledger, clock, SourceMetrics.NONE);
    sources.add(source);
    return source.readSlice("orla", SLICE);
  }

  private static void answer(MockWebServer server, String... pages) {
    for (String page : pages) {
      server.enqueue(new MockResponse.Builder().body(page).build());
    }
  }

  private static long id(String moment) {
    return (Instant.parse(moment).toEpochMilli() - EPOCH) << 22;
  }

  private static String tweet(String moment) {
    return InventedPages.tweet(id(moment), "orla", moment);
  }

  private static List<String> texts(List<SourceTweet> tweets) {
    return tweets.stream().map(SourceTweet::text).toList();
  }

  private static SliceRead.Complete complete(SliceRead read) {
    assertThat(read).isInstanceOf(SliceRead.Complete.class);
    return (SliceRead.Complete) read;
  }

  private static SliceRead.Partial partial(SliceRead read) {
    assertThat(read).isInstanceOf(SliceRead.Partial.class);
    return (SliceRead.Partial) read;
  }

  @Test
  void slice_isReadToItsEnd() throws Exception {
    answer(
        first,
        list(
            "orla",
            tweet("2026-11-09T10:00:00Z"),
            tweet("2026-11-08T10:00:00Z"),
            more("?cursor=a&amp;f=tweets")),
        list("orla", tweet("2026-11-03T10:00:00Z"), more("?cursor=b")),
        list("orla", end()),
        // the end is checked by a new search
        list("orla", tweet("2026-11-03T10:00:00Z"), more("?cursor=c")));
    SliceRead.Complete read = complete(read(first));
    assertThat(read.covered()).isEqualTo(SLICE);
    assertThat(texts(read.tweets()))
        .containsExactly("2026-11-09T10:00:00Z", "2026-11-08T10:00:00Z", "2026-11-03T10:00:00Z");
    HttpUrl search = first.takeRequest().getUrl();
    assertThat(search.encodedPath()).isEqualTo("/orla/search");
    assertThat(search.queryParameter("since")).isEqualTo("2026-11-01");
    assertThat(search.queryParameter("until")).isEqualTo("2026-11-10");
    assertThat(search.queryParameter("f")).isEqualTo("tweets");
    assertThat(search.queryParameter("e-nativeretweets")).isEqualTo("on");
    HttpUrl next = first.takeRequest().getUrl();
    assertThat(next.encodedPath()).isEqualTo("/orla/search");
    assertThat(next.query()).isEqualTo("cursor=a&f=tweets");
    first.takeRequest();
    assertThat(first.takeRequest().getUrl().queryParameter("until")).isEqualTo("2026-11-04");
  }

  @Test
  void tweetFromBeforeTheSlice_endsTheWalk() throws Exception {
    answer(
        first,
        list(
            "orla",
            tweet("2026-11-02T10:00:00Z"),
            tweet("2026-11-01T11:59:59Z"),
            more("?cursor=a")));
    assertThat(texts(complete(read(first)).tweets())).containsExactly("2026-11-02T10:00:00Z");
    assertThat(first.getRequestCount()).isEqualTo(1);
  }

  @Test
  void othersAndOtherYears_areLeftOut() throws Exception {
    answer(
        first,
        list(
            "orla",
            InventedPages.tweet(id("2026-11-05T10:00:00Z"), "stranger", "not asked for"),
            InventedPages.tweet(id("2019-11-05T10:00:00Z"), "orla", "another year"),
            InventedPages.tweet(id("2026-11-12T10:00:00Z"), "orla", "too new"),
            InventedPages.tweet(
                id("2026-11-04T10:00:00Z"),
                "orla",
                "passed on",
                "<div class='retweet-header'>Orla retweeted</div>"),
            InventedPages.tweet(id("2026-11-03T10:00:00Z"), "ORLA", "own")),
        list("orla", InventedPages.tweet(id("2026-11-03T10:00:00Z"), "ORLA", "own")));
    assertThat(texts(complete(read(first)).tweets())).containsExactly("own");
  }

  @Test
  void earlyEnd_isFoundOutByTheNewSearch() throws Exception {
    answer(
        first,
        list("orla", tweet("2026-11-09T10:00:00Z"), tweet("2026-11-08T10:00:00Z")),
        list("orla", tweet("2026-11-08T10:00:00Z"), tweet("2026-11-04T10:00:00Z")),
        list("orla", tweet("2026-11-04T10:00:00Z")));
    assertThat(texts(complete(read(first)).tweets()))
        .containsExactly("2026-11-09T10:00:00Z", "2026-11-08T10:00:00Z", "2026-11-04T10:00:00Z");
  }

  @Test
  void searchThatForgetsItsEnd_isNotTrusted() throws Exception {
    answer(
        first,
        list("orla", tweet("2026-11-09T10:00:00Z"), tweet("2026-11-08T10:00:00Z")),
        list("orla", none()));
    SliceRead.Partial read = partial(read(first));
    assertThat(read.failure().kind()).isEqualTo(Kind.UNTRUSTED);
    assertThat(read.tweets()).hasSize(2);
    assertThat(read.covered())
        .isEqualTo(new Slice(Instant.parse("2026-11-08T10:00:00.001Z"), SLICE.until()));
  }

  @Test
  void repeatedCursor_endsTheWalk() throws Exception {
    answer(
        first,
        list("orla", tweet("2026-11-09T10:00:00Z"), more("?cursor=a")),
        list("orla", tweet("2026-11-08T10:00:00Z"), more("?cursor=a")));
    SliceRead.Partial read = partial(read(first));
    assertThat(read.failure().reason()).contains("cursor");
    assertThat(read.tweets()).hasSize(2);
    assertThat(first.getRequestCount()).isEqualTo(2);
  }

  @Test
  void pageWithNothingNew_endsTheWalk() throws Exception {
    answer(
        first,
        list("orla", tweet("2026-11-09T10:00:00Z"), more("?cursor=a")),
        list("orla", tweet("2026-11-09T10:00:00Z"), more("?cursor=b")));
    assertThat(partial(read(first)).failure().reason()).contains("nothing new");
  }

  @Test
  void endlessPages_endAtTheCap() throws Exception {
    NitterSettings settings = NitterSettings.of(List.of(URI.create(first.url("/").toString())));
    NitterSource source =
        new NitterSource(
            new NitterSettings(settings.instances(), "", settings.http(), settings.pacing(), 3, 20),
            ledger,
            clock,
            SourceMetrics.NONE);
    sources.add(source);
    for (int i = 9; i > 2; i--) {
      answer(first, list("orla", tweet("2026-11-0" + i + "T10:00:00Z"), more("?cursor=" + i)));
    }
    assertThat(partial(source.readSlice("orla", SLICE)).covered())
        .isEqualTo(new Slice(Instant.parse("2026-11-07T10:00:00.001Z"), SLICE.until()));
    assertThat(first.getRequestCount()).isEqualTo(3);
  }

  @Test
  void linkThatLeadsElsewhere_isNotFollowed() throws Exception {
    answer(
        first,
        list("orla", tweet("2026-11-09T10:00:00Z"), more(second.url("/x?cursor=a").toString())));
    assertThat(partial(read(first)).failure().kind()).isEqualTo(Kind.BROKEN);
    assertThat(second.getRequestCount()).isZero();
  }

  @Test
  void otherInstance_startsAnewWithTheRest() throws Exception {
    answer(
        first,
        list(
            "orla",
            tweet("2026-11-09T10:00:00Z"),
            tweet("2026-11-08T10:00:00Z"),
            more("?cursor=first")),
        "<title>Just a moment...</title>");
    answer(
        second,
        list("orla", tweet("2026-11-08T10:00:00Z"), more("?cursor=second")),
        list("orla", tweet("2026-11-02T10:00:00Z"), tweet("2026-11-01T10:00:00Z")));
    assertThat(texts(complete(read(first, second)).tweets()))
        .containsExactly("2026-11-09T10:00:00Z", "2026-11-08T10:00:00Z", "2026-11-02T10:00:00Z");
    HttpUrl search = second.takeRequest().getUrl();
    assertThat(search.queryParameter("until")).isEqualTo("2026-11-09");
    assertThat(search.queryParameter("cursor")).isNull();
    assertThat(second.takeRequest().getUrl().queryParameter("cursor")).isEqualTo("second");
  }

  @Test
  void empty_isBelievedWhereSearchShowsSomethingElse() throws Exception {
    answer(
        first,
        list("orla", none()),
        list("orla", tweet("2026-11-15T10:00:00Z"), tweet("2026-10-15T10:00:00Z")),
        list("orla", tweet("2026-11-15T10:00:00Z")),
        list("orla", none()),
        list("orla", none()));
    assertThat(complete(read(first)).tweets()).isEmpty();
    first.takeRequest();
    assertThat(first.takeRequest().getUrl().encodedPath()).isEqualTo("/orla");
    HttpUrl control = first.takeRequest().getUrl();
    assertThat(control.queryParameter("since")).isEqualTo("2026-10-15");
    assertThat(control.queryParameter("until")).isEqualTo("2026-11-16");
  }

  @Test
  void empty_isNotBelievedWhereSearchShowsNothingAtAll() throws Exception {
    answer(
        first,
        list("orla", none()),
        list("orla", tweet("2026-11-15T10:00:00Z")),
        list("orla", none()));
    assertThat(read(first))
        .isInstanceOfSatisfying(
            SliceRead.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(Kind.UNTRUSTED);
              assertThat(failed.failure().isTransient()).isTrue();
            });
  }

  @Test
  void empty_isNotBelievedWhereTheTimelineIsEmptyToo() throws Exception {
    answer(first, list("orla", none()), list("orla", none()));
    assertThat(read(first)).isInstanceOf(SliceRead.Failed.class);
  }

  @Test
  void empty_isContradictedByTheTimeline() throws Exception {
    answer(first, list("orla", none()), list("orla", tweet("2026-11-05T10:00:00Z")));
    SliceRead.Partial read = partial(read(first));
    assertThat(read.covered()).isNull();
    assertThat(read.tweets()).hasSize(1);
  }

  @Test
  void empty_ofAProfileWithoutPostsNeedsNoSearch() throws Exception {
    String page = page(card("orla", 0) + timeline(none()));
    answer(first, page, page, page);
    assertThat(complete(read(first)).tweets()).isEmpty();
    assertThat(first.getRequestCount()).isEqualTo(3);
  }

  @Test
  void falseEmpty_isMendedByAnotherLook() throws Exception {
    answer(
        first,
        list("orla", none()),
        list("orla", tweet("2026-11-15T10:00:00Z")),
        list("orla", tweet("2026-11-15T10:00:00Z")),
        list("orla", tweet("2026-11-02T10:00:00Z"), tweet("2026-11-01T10:00:00Z")));
    assertThat(complete(read(first)).tweets()).hasSize(1);
  }

  @Test
  void suspendedProfile_isClosed() throws Exception {
    answer(first, error("User \"orla\" has been suspended"));
    assertThat(read(first))
        .isInstanceOfSatisfying(
            SliceRead.Closed.class,
            closed -> assertThat(closed.look()).isInstanceOf(ProfileLook.Suspended.class));
  }

  @Test
  void notFound_isClosedOnlyIfEveryInstanceSaysSo() throws Exception {
    answer(first, error("User \"orla\" not found"));
    answer(second, "<title>Just a moment...</title>");
    assertThat(read(first, second)).isInstanceOf(SliceRead.Failed.class);
    answer(first, error("User \"orla\" not found"));
    answer(second, error("User \"orla\" not found"));
    assertThat(read(first, second)).isInstanceOf(SliceRead.Closed.class);
  }

  @Test
  void unreadableItems_leaveTheSliceOpen() throws Exception {
    String broken = tweet("2026-11-04T10:00:00Z").replace("/status/", "/status/x");
    answer(first, list("orla", tweet("2026-11-09T10:00:00Z"), broken));
    assertThat(partial(read(first)).failure().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void sliceUntilTomorrow_coversOnlyThePast() throws Exception {
    answer(first, list("orla", tweet("2026-11-19T10:00:00Z"), tweet("2026-11-01T10:00:00Z")));
    NitterSource source =
        new NitterSource(
            NitterSettings.of(List.of(URI.create(first.url("/").toString()))),
            ledger,
            clock,
            SourceMetrics.NONE);
    sources.add(source);
    Slice wide = new Slice(SLICE.from(), Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(complete(source.readSlice("orla", wide)).covered())
        .isEqualTo(new Slice(SLICE.from(), clock.instant().minusSeconds(60)));
  }

  @Test
  void lastMinute_isStoredButNotCovered() throws Exception {
    answer(first, list("orla", tweet("2026-11-20T07:59:50Z"), tweet("2026-11-20T07:00:00Z")));
    NitterSource source =
        new NitterSource(
            NitterSettings.of(List.of(URI.create(first.url("/").toString()))),
            ledger,
            clock,
            SourceMetrics.NONE);
    sources.add(source);
    Slice minute = new Slice(Instant.parse("2026-11-20T07:59:30Z"), clock.instant());
    SliceRead.Partial read = partial(source.readSlice("orla", minute));
    assertThat(read.covered()).isNull();
    assertThat(texts(read.tweets())).containsExactly("2026-11-20T07:59:50Z");
    assertThat(read.failure().isTransient()).isTrue();
  }
}
