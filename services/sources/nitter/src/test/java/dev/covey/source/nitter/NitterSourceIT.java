/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static dev.covey.source.nitter.InventedPages.card;
import static dev.covey.source.nitter.InventedPages.error;
import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.none;
import static dev.covey.source.nitter.InventedPages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ledger.MeterKey;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NitterSourceIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryLedger ledger = new InMemoryLedger(clock);
  private final List<String> outcomes = new CopyOnWriteArrayList<>();
  private final List<NitterSource> sources = new ArrayList<>();
  private final MockWebServer first = new MockWebServer();
  private final MockWebServer second = new MockWebServer();

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

  private NitterSource source(MockWebServer... servers) {
    List<URI> urls = new ArrayList<>();
    for (MockWebServer server : servers) {
      urls.add(URI.create(server.url("/").toString()));
    }
    NitterSource source =
        new NitterSource(
            NitterSettings.of(urls), ledger, clock, (_, outcome, _) -> outcomes.add(outcome));
    sources.add(source);
    return source;
  }

  private static void answer(MockWebServer server, int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String place(MockWebServer server) {
    return "nitter:" + server.getHostName() + ":" + server.getPort();
  }

  private static MeterKey meter(MockWebServer server) {
    return new MeterKey(place(server), "request");
  }

  private static SourceFailure failure(ProfileLook look) {
    assertThat(look).isInstanceOf(ProfileLook.Unclear.class);
    return ((ProfileLook.Unclear) look).failure();
  }

  @Test
  void profile_isFound() throws Exception {
    answer(first, 200, list("Orla", none()));
    assertThat(source(first).lookProfile("orla"))
        .isInstanceOfSatisfying(
            ProfileLook.Found.class,
            found -> {
              assertThat(found.profile().username()).isEqualTo("Orla");
              assertThat(found.seen()).isEqualTo(new Sighting(place(first), NOW));
            });
    assertThat(first.takeRequest().getUrl().encodedPath()).isEqualTo("/orla");
    assertThat(ledger.granted(meter(first))).isEqualTo(1);
    assertThat(ledger.landed()).isEqualTo(1);
    assertThat(outcomes).containsExactly("empty");
  }

  @Test
  void suspendedAndProtected_areTold() throws Exception {
    NitterSource source = source(first);
    answer(first, 200, error("User \"orla\" has been suspended"));
    assertThat(source.lookProfile("orla")).isInstanceOf(ProfileLook.Suspended.class);
    answer(
        first,
        200,
        page(card("orla", 3) + "<div class='timeline-header timeline-protected'><h2>x</h2></div>"));
    assertThat(source.lookProfile("orla")).isInstanceOf(ProfileLook.Protected.class);
  }

  @Test
  void notFound_isAskedTwice() throws Exception {
    answer(first, 404, error("User \"orla\" not found"));
    answer(first, 404, error("User \"orla\" not found"));
    assertThat(source(first).lookProfile("orla"))
        .isInstanceOfSatisfying(
            ProfileLook.NotFound.class, look -> assertThat(look.seen()).hasSize(2));
    assertThat(first.getRequestCount()).isEqualTo(2);
  }

  @Test
  void notFound_isOverruledByAnInstanceThatShowsIt() throws Exception {
    answer(first, 404, error("User \"orla\" not found"));
    answer(second, 200, list("orla", none()));
    assertThat(source(first, second).lookProfile("orla")).isInstanceOf(ProfileLook.Found.class);
  }

  @Test
  void deadInstance_isPassedOverAndItsPermitsComeBack() throws Exception {
    answer(second, 200, list("orla", none()));
    NitterSource source = source(first, second);
    first.close();
    assertThat(source.lookProfile("orla")).isInstanceOf(ProfileLook.Found.class);
    assertThat(ledger.givenBack()).isEqualTo(2);
    assertThat(outcomes).containsExactly("unreachable", "unreachable", "empty");
  }

  @Test
  void challenge_saysNothingAboutTheProfile() throws Exception {
    answer(first, 200, "<title>Just a moment...</title>");
    SourceFailure failure = failure(source(first).lookProfile("orla"));
    assertThat(failure.kind()).isEqualTo(Kind.BLOCKED);
    assertThat(failure.reason()).contains(first.getHostName()).contains("challenge");
    assertThat(failure.isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<title>Buy this domain</title>", "{}"})
  void answerOfNobody_isAskedAgainThenUnclear(String body) throws Exception {
    answer(first, 200, body);
    answer(first, 200, body);
    assertThat(failure(source(first).lookProfile("orla")).kind()).isEqualTo(Kind.BROKEN);
    assertThat(first.getRequestCount()).isEqualTo(2);
  }

  @Test
  void chanceFailure_isMendedByTheSecondTry() throws Exception {
    answer(first, 502, "<title>502 Bad Gateway</title>");
    answer(first, 200, list("orla", none()));
    assertThat(source(first).lookProfile("orla")).isInstanceOf(ProfileLook.Found.class);
  }

  @Test
  void tooManyRequests_blocksTheMeterForEveryProcess() throws Exception {
    first.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "900")
            .body(error("Instance has been rate limited."))
            .build());
    SourceFailure failure = failure(source(first).lookProfile("orla"));
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.retryAt()).isEqualTo(NOW.plusSeconds(900));
    assertThat(ledger.blocks())
        .hasEntrySatisfying(
            meter(first), wait -> assertThat(wait.until()).isEqualTo(NOW.plusSeconds(900)));
    // Another process, with a health of its own.
    SourceFailure other = failure(source(first).lookProfile("orla"));
    assertThat(other.kind()).isEqualTo(Kind.OUR_LIMIT);
    assertThat(other.retryAt()).isEqualTo(NOW.plusSeconds(900));
    assertThat(first.getRequestCount()).isEqualTo(1);
  }

  @Test
  void instanceLeftAlone_isNotAskedAndSaysWhy() throws Exception {
    answer(first, 429, error("Instance has been rate limited."));
    NitterSource source = source(first);
    source.lookProfile("orla");
    SourceFailure failure = failure(source.lookProfile("orla"));
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.isOnlyDelay()).isTrue();
    assertThat(failure.reason()).contains("left alone").contains("rate limited");
    assertThat(failure.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(first.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redirect_isFollowedAtHomeOnly() throws Exception {
    first.enqueue(new MockResponse.Builder().code(303).setHeader("Location", "/orla_new").build());
    answer(first, 200, list("orla_new", none()));
    NitterSource source = source(first);
    assertThat(source.lookProfile("orla"))
        .isInstanceOfSatisfying(
            ProfileLook.Found.class,
            found -> assertThat(found.profile().username()).isEqualTo("orla_new"));
    assertThat(ledger.granted(meter(first))).isEqualTo(2);
    first.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", second.url("/private").toString())
            .build());
    assertThat(failure(source.lookProfile("orla")).kind()).isEqualTo(Kind.BLOCKED);
    assertThat(second.getRequestCount()).isZero();
  }

  @Test
  void redirectsInCircles_end() throws Exception {
    for (int i = 0; i < 10; i++) {
      first.enqueue(new MockResponse.Builder().code(302).setHeader("Location", "/a").build());
    }
    assertThat(failure(source(first).lookProfile("orla")).reason()).contains("circles");
    assertThat(first.getRequestCount()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "@orla", "a,b", "../etc", "orla/x", "Ørla", "a2345678901234567890x"})
  void wrongName_isRefusedWithoutARequest(String name) throws Exception {
    NitterSource source = source(first);
    SourceFailure failure = failure(source.lookProfile(name));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.isTransient()).isFalse();
    Slice day = new Slice(NOW.minusSeconds(86_400), NOW);
    assertThat(source.readSlice(name, day)).isInstanceOf(SliceRead.Failed.class);
    assertThat(first.getRequestCount()).isZero();
  }

  @Test
  void noInstances_isToldWithWhatToDo() throws Exception {
    SourceFailure failure = failure(source().lookProfile("orla"));
    assertThat(failure.reason()).contains("COVEY_NITTER_HOSTS");
    assertThat(failure.isOnlyDelay()).as("another process may have some").isTrue();
    assertThat(failure.retryAt()).isAfter(NOW);
  }

  @Test
  void sliceOfTheFuture_isRefused() throws Exception {
    assertThat(source(first).readSlice("orla", new Slice(NOW, NOW.plusSeconds(1))))
        .isInstanceOfSatisfying(
            SliceRead.Failed.class,
            failed -> assertThat(failed.failure().reason()).contains("future"));
    assertThat(first.getRequestCount()).isZero();
  }
}
