/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the archive's answers mean, byte by byte as they come over the wire. */
class ArchiveOrgClientIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final String TWEET = "https://x.com/ada/status/20";
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String SESSIONS =
      "You have already reached the limit of active Save Page Now sessions. "
          + "Please wait for a minute and then try again.";

  private final MockWebServer server = new MockWebServer();
  private ArchiveOrgClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = client("ops@example.org", new ArchiveKeys("access", "secret"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private ArchiveOrgClient client(String contact, @Nullable ArchiveKeys keys) {
    URI root = server.url("").uri();
    return new ArchiveOrgClient(
        new ArchiveOrgSettings(root, root, keys, contact, Duration.ofSeconds(2)),
        InstantSource.fixed(NOW));
  }

  private void answer(String json) {
    answer(200, json);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body.replace('\'', '"')).build());
  }

  private CaptureOutcome submit() throws InterruptedException {
    return client.submit(TWEET, MONTH);
  }

  private CaptureOutcome status() throws InterruptedException {
    return client.status("spn2-1", TWEET);
  }

  private Capture captured(String timestamp, String at) {
    return new Capture(server.url("web/" + timestamp + "/" + TWEET).toString(), Instant.parse(at));
  }

  @Test
  void submit_sendsTheAddressWithKeysAndContact() throws Exception {
    answer("{'url':'" + TWEET + "','job_id':'spn2-1'}");

    assertThat(submit()).isEqualTo(new CaptureOutcome.Pending("spn2-1"));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /save HTTP/1.1");
    assertThat(URLDecoder.decode(body(request), UTF_8))
        .isEqualTo("url=" + TWEET + "&if_not_archived_within=2592000");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("LOW access:secret");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Covey (ops@example.org)");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  private static String body(RecordedRequest request) {
    ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  @Test
  void submit_freshCaptureIsReused() throws Exception {
    answer("{'job_id':'spn2-7','message':'The same snapshot had been made 2 minutes ago.'}");
    assertThat(submit())
        .isEqualTo(
            new CaptureOutcome.Reused("spn2-7", "The same snapshot had been made 2 minutes ago."));
  }

  @ParameterizedTest
  @CsvSource({
    "user-session-limit,ACCOUNT,2026-11-20T08:01:00Z",
    "user-daily-limit,ACCOUNT,2026-11-21T00:00:00Z",
    "too-many-daily-captures,ADDRESS,2026-11-21T00:00:00Z"
  })
  void submit_limitInsideA200IsBusy(String code, Trouble.Whose whose, Instant until)
      throws Exception {
    answer("{'status':'error','status_ext':'error:" + code + "','message':'Enough.'}");
    assertThat(submit()).isEqualTo(new Trouble.Busy(until, whose, code + ": Enough."));
  }

  @Test
  void submit_sessionLimitIsKnownByItsWordsWhereThereIsNothingElse() throws Exception {
    answer("{'message':'" + SESSIONS + "'}");
    assertThat(submit())
        .isEqualTo(new Trouble.Busy(NOW.plusSeconds(60), Trouble.Whose.ACCOUNT, SESSIONS));
  }

  @Test
  void submit_otherWordsAloneAreAFailedAttempt() throws Exception {
    answer("{'message':'Something else.'}");
    assertThat(submit()).isEqualTo(new CaptureOutcome.Failed("Something else."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-found",
        "no-access",
        "blocked",
        "blocked-url",
        "invalid-url-syntax",
        "filesize-limit"
      })
  void permanentErrors_areRefusals(String code) throws Exception {
    String error = "{'status':'error','status_ext':'error:" + code + "','message':'No.'}";
    answer(error);
    answer(error);
    assertThat(submit()).isEqualTo(new CaptureOutcome.Refused(code + ": No."));
    assertThat(status()).isEqualTo(new CaptureOutcome.Refused(code + ": No."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot-fetch",
        "service-unavailable",
        "job-failed",
        "proxy-error",
        "gateway-timeout",
        "soft-time-limit-exceeded",
        "too-many-requests",
        "a-code-of-next-year"
      })
  void otherErrors_mayPass(String code) throws Exception {
    String error = "{'status':'error','status_ext':'error:" + code + "','exception':'Lost()'}";
    answer(error);
    answer(error);
    assertThat(submit()).isEqualTo(new CaptureOutcome.Failed(code + ": Lost()"));
    assertThat(status()).isEqualTo(new CaptureOutcome.Failed(code + ": Lost()"));
  }

  @Test
  void status_tellsHowTheJobStands() throws Exception {
    answer("{'status':'pending','job_id':'spn2-1','resources':[]}");
    answer("{'status':'success','timestamp':'20261120075959','original_url':'http://evil/'}");
    answer("[{'status':'success','timestamp':'20261120075959'}]");
    CaptureOutcome saved =
        new CaptureOutcome.Saved(captured("20261120075959", "2026-11-20T07:59:59Z"));

    assertThat(status()).isEqualTo(new CaptureOutcome.Pending("spn2-1"));
    assertThat(status()).isEqualTo(saved);
    assertThat(status()).isEqualTo(saved);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /save/status HTTP/1.1");
    assertThat(body(request)).isEqualTo("job_id=spn2-1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("LOW access:secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'status':'success'}",
        "{'status':'success','timestamp':'20261340075959'}",
        "{'status':7}",
        "7",
        "",
        "<html>busy</html>",
        "{'status':"
      })
  void status_withoutSenseIsBroken(String body) throws Exception {
    answer(body);
    assertThat(status()).isInstanceOf(Trouble.Broken.class);
  }

  @Test
  void available_namesTheLatestGoodCapture() throws Exception {
    String closest =
        "{'url':'x','archived_snapshots':{'closest':{'available':true,'url':'http://evil/',"
            + "'timestamp':'20261101000000','status':'%s'}}}";
    answer(closest.formatted("200"));
    answer(closest.formatted("302"));
    answer("{'url':'x','archived_snapshots':{}}");
    answer("{'url':'x'}");

    assertThat(client.available(TWEET))
        .isEqualTo(new Availability.Found(captured("20261101000000", "2026-11-01T00:00:00Z")));
    assertThat(client.available(TWEET)).isEqualTo(new Availability.None());
    assertThat(client.available(TWEET)).isEqualTo(new Availability.None());
    assertThat(client.available(TWEET)).isInstanceOf(Trouble.Broken.class);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getUrl().encodedPath()).isEqualTo("/wayback/available");
    assertThat(request.getUrl().queryParameter("url")).isEqualTo(TWEET);
    assertThat(request.getHeaders().get("Authorization")).as("keys").isNull();
  }

  @Test
  void account_isRead() throws Exception {
    answer("{'available':5,'processing':2}");
    answer("{'available':5,'processing':2,'daily_captures':9,'daily_captures_limit':30000}");
    answer("{'available':'5'}");

    assertThat(client.account()).isEqualTo(new AccountStatus.Known(5, 2, null, null));
    assertThat(client.account()).isEqualTo(new AccountStatus.Known(5, 2, 9, 30_000));
    assertThat(client.account()).isInstanceOf(Trouble.Broken.class);
    assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /save/status/user HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void wrongKeys_areDenied(int status) throws Exception {
    answer(status, "{'message':'You need to be logged in to use Save Page Now.'}");
    assertThat(submit()).isInstanceOf(Trouble.Denied.class);
  }

  @Test
  void tooManyRequests_areBusyForAsLongAsIsSaid() throws Exception {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "90").build());
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "soon").build());

    assertThat(submit())
        .isInstanceOfSatisfying(
            Trouble.Busy.class, busy -> assertThat(busy.until()).isEqualTo(NOW.plusSeconds(90)));
    assertThat(submit())
        .isInstanceOfSatisfying(
            Trouble.Busy.class, busy -> assertThat(busy.until()).isEqualTo(NOW.plusSeconds(60)));
  }

  @Test
  void unanswered_isUnknownOnlyWhereSomethingMayHaveBeenDone() throws Exception {
    answer(503, "{}");
    answer(503, "{}");
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());

    assertThat(submit()).isInstanceOfSatisfying(Trouble.Broken.class, this::mayBeDone);
    assertThat(status()).isInstanceOf(Trouble.Busy.class);
    assertThat(submit()).isInstanceOfSatisfying(Trouble.Broken.class, this::mayBeDone);
    assertThat(server.getRequestCount()).as("nothing is sent twice").isEqualTo(3);

    server.enqueue(
        new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()).build());
    assertThat(submit()).isInstanceOfSatisfying(Trouble.Broken.class, this::mayBeDone);
    server.close();
    assertThat(submit())
        .isInstanceOfSatisfying(
            Trouble.Busy.class, busy -> assertThat(busy.whose()).isEqualTo(Trouble.Whose.SERVICE));
  }

  private void mayBeDone(Trouble.Broken broken) {
    assertThat(broken.mayBeDone()).isTrue();
  }

  @Test
  void redirects_areNotFollowed() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(307)
            .addHeader("Location", server.url("/elsewhere").toString())
            .build());

    assertThat(submit()).isInstanceOf(Trouble.Broken.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void bodies_areBounded() throws Exception {
    answer("{'job_id':'spn2-1','more':'" + "x".repeat(ArchiveTransport.MAX_BODY) + "'}");
    assertThat(submit())
        .isInstanceOfSatisfying(
            Trouble.Broken.class, broken -> assertThat(broken.why()).contains("more than"));
  }

  @Test
  void words_areCutAndCleaned() throws Exception {
    answer(
        "{'status':'error','status_ext':'error:blocked','message':'a\\u0000\\nb"
            + "c".repeat(999)
            + "'}");
    assertThat(submit())
        .isInstanceOfSatisfying(
            CaptureOutcome.Refused.class,
            refused -> assertThat(refused.why()).startsWith("blocked: a bcc").hasSizeLessThan(330));
  }

  @Test
  void keys_areNeededAndNeverShown() {
    assertThat(new ArchiveKeys("access", "secret").toString()).isEqualTo("***");
    assertThatThrownBy(() -> new ArchiveKeys("access", "two\nlines"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("lines");
    try (ArchiveOrgClient without = client("", null)) {
      assertThat(without.hasKeys()).isFalse();
      assertThatThrownBy(() -> without.submit(TWEET, MONTH))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
