/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetIds;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance whose every answer is a bad one: what a profile, a slice and a tweet look like. */
@Timeout(60)
class BadAnswersIT {
  private static final Slice SLICE =
      new Slice(Instant.parse("2026-11-01T12:00:00Z"), Instant.parse("2026-11-10T00:00:00Z"));
  private static final long INSIDE =
      TweetIds.firstAt(Instant.parse("2026-11-05T00:00:00Z")).orElseThrow();
  private static final long BEFORE =
      TweetIds.firstAt(Instant.parse("2026-11-01T00:00:00Z")).orElseThrow();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
  private final MockWebServer instance = new MockWebServer();
  private final MockWebServer elsewhere = new MockWebServer();
  private NitterSource source;

  @BeforeEach
  void start() throws IOException {
    instance.start();
    elsewhere.start();
    source =
        new NitterSource(
            NitterSettings.of(List.of(URI.create(instance.url("/").toString()))),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE);
  }

  @AfterEach
  void stop() {
    source.close();
    instance.close();
    elsewhere.close();
  }

  private void answer(MockResponse response) {
    instance.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
  }

  private static String wholeSlice(String text) {
    return list("orla", tweet(INSIDE, "orla", text), tweet(BEFORE, "orla", "older"));
  }

  private SourceFailure slice() throws InterruptedException {
    SliceRead read = source.readSlice("orla", SLICE);
    assertThat(read).isInstanceOf(SliceRead.Failed.class);
    return ((SliceRead.Failed) read).failure();
  }

  /** Nothing was seen of anything, and each says why. */
  private void assertBlind(Kind kind, String reason) throws InterruptedException {
    ProfileLook profile = source.lookProfile("orla");
    assertThat(profile).isInstanceOf(ProfileLook.Unclear.class);
    assertFailure(((ProfileLook.Unclear) profile).failure(), kind, reason);
    assertFailure(slice(), kind, reason);
    TweetLook tweet = source.lookTweets(List.of(new TweetQuery(INSIDE, Set.of()))).getFirst();
    assertThat(tweet).isInstanceOf(TweetLook.Unclear.class);
    assertThat(((TweetLook.Unclear) tweet).failure().isTransient()).isTrue();
  }

  private static void assertFailure(SourceFailure failure, Kind kind, String reason) {
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.reason()).contains("localhost").contains(reason).hasSizeLessThan(1_000);
    assertThat(failure.isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/orla",
        "http://169.254.169.254/latest/meta-data/",
        "//192.168.1.1/orla",
        "http://[::1]/orla",
        "http://0.0.0.0:5432/",
        "http://2130706433/",
        "http://me:secret@10.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "\\\\10.0.0.1\\share"
      })
  void redirectElsewhere_isNotFollowed(String location) throws Exception {
    answer(new MockResponse.Builder().code(302).setHeader("Location", location).build());
    assertThat(slice().kind()).isEqualTo(Kind.BLOCKED);
    assertThat(instance.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redirectToAnotherPortOfTheHost_isNotFollowed() throws Exception {
    String location = elsewhere.url("/orla").toString();
    answer(new MockResponse.Builder().code(301).setHeader("Location", location).build());
    assertBlind(Kind.BLOCKED, "redirects to");
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void pageOf30Megabytes_isGivenUp() throws Exception {
    String page = list("orla", tweet(INSIDE, "orla", "x".repeat(30 << 20)));
    answer(new MockResponse.Builder().body(page).build());
    assertBlind(Kind.BROKEN, "more than 4194304 bytes");
  }

  @Test
  void pageOf30MegabytesOfUnknownLength_isGivenUp() throws Exception {
    String page = list("orla", tweet(INSIDE, "orla", "x".repeat(30 << 20)));
    answer(new MockResponse.Builder().chunkedBody(page, 8_192).build());
    assertThat(slice().reason()).contains("more than 4194304 bytes");
  }

  @Test
  void pageCutInHalfWithAllItsBytesAnnounced_isNoEnd() throws Exception {
    String page = wholeSlice("words");
    String half = page.substring(0, page.indexOf("older"));
    answer(new MockResponse.Builder().body(half).build());
    assertBlind(Kind.BROKEN, "cut short");
  }

  @Test
  void pageOfNestedTags_isNoEnd() throws Exception {
    String page = list("orla", "<div>".repeat(50_000) + tweet(INSIDE, "orla", "deep"));
    answer(new MockResponse.Builder().body(page).build());
    assertThat(slice().isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252", "IBM1047"})
  void pageInAnotherCharset_isRead(String charset) throws Exception {
    Buffer body = new Buffer().write(wholeSlice("Tromsø").getBytes(Charset.forName(charset)));
    answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html; charset=" + charset)
            .body(body)
            .build());
    assertThat(source.readSlice("orla", SLICE))
        .isInstanceOfSatisfying(
            SliceRead.Complete.class,
            read ->
                assertThat(read.tweets()).extracting(SourceTweet::text).containsExactly("Tromsø"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-32", "IBM1047"})
  void charsetThatIsWrong_isNoEnd(String charset) throws Exception {
    Buffer body = new Buffer().write(wholeSlice("Tromsø").getBytes(StandardCharsets.UTF_8));
    answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html; charset=" + charset)
            .body(body)
            .build());
    assertBlind(Kind.BROKEN, "no answer of Nitter");
  }

  @Test
  void pageOfAnotherSite_isNoEnd() throws Exception {
    String site =
        "<!DOCTYPE html><html><head><title>Our town</title></head><body><div class='timeline'>"
            + "<h2>No items found</h2><p>User \"orla\" not found. Tweet not found.</p></div></body></html>";
    answer(new MockResponse.Builder().body(site).build());
    assertBlind(Kind.BROKEN, "no answer of Nitter: Our town");
  }

  @Test
  void pageOfSomebodyElse_isNotTakenForTheProfiles() throws Exception {
    answer(
        new MockResponse.Builder()
            .body(list("bela", tweet(INSIDE, "bela", "mine"), tweet(BEFORE, "bela", "older")))
            .build());
    SourceFailure failure = slice();
    assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
    assertThat(failure.reason()).contains("shows @bela instead");
  }
}
