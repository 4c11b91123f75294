/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditChecker;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.audit.LimitRule;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveOrgSimulatorIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
  private static final String TWEET = "https://x.com/ada/status/20";
  private static final String KEYS = "LOW access:secret";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ArchiveOrgSimulator simulator =
      ArchiveOrgSimulator.start(
          ArchiveSettings.usual().withKeys(Map.of("access", "secret", "other", "word")),
          SimulatorClock.standing(NOON));

  @BeforeEach
  void reset() {
    simulator.reset();
    simulator.audit().clear();
    simulator.clock().set(NOON);
  }

  @AfterAll
  void close() {
    client.close();
    simulator.close();
  }

  @Test
  void capture_isPendingThenArchived() throws Exception {
    String job = job(save(TWEET));
    assertThat(job).matches("spn2-[0-9a-f]{40}");
    assertThat(status(job))
        .isEqualTo(json("{'status':'pending','job_id':'" + job + "','resources':[]}"));
    simulator.clock().advance(Duration.ofSeconds(15));
    JsonNode done = status(job);
    assertThat(done.path("status").asString()).isEqualTo("success");
    assertThat(done.path("original_url").asString()).isEqualTo(TWEET);
    assertThat(done.path("timestamp").asString()).isEqualTo("20260901120015");
    assertThat(done.path("duration_sec").asDouble()).isEqualTo(15.0);
    assertThat(done.path("first_archive").asBoolean()).isTrue();
    assertThat(done.has("screenshot")).isFalse();
    assertThat(simulator.archived()).containsExactly(TWEET);
  }

  @Test
  void snapshot_isThereAtOnceButNotIndexed() throws Exception {
    save(TWEET);
    assertThat(get("/web/20260901120015/" + TWEET).statusCode()).isEqualTo(404);
    simulator.clock().advance(Duration.ofMinutes(1));
    HttpResponse<String> exact = get("/web/20260901120015/" + TWEET);
    assertThat(exact.statusCode()).isEqualTo(200);
    assertThat(exact.headers().firstValue("Memento-Datetime"))
        .contains("Tue, 01 Sep 2026 12:00:15 GMT");
    HttpResponse<String> near = get("/web/2027/" + TWEET);
    assertThat(near.statusCode()).isEqualTo(302);
    assertThat(near.headers().firstValue("Location")).contains("/web/20260901120015/" + TWEET);
    assertThat(available(TWEET, "")).isEqualTo(json("{}"));
    assertThat(cdx("url=" + TWEET)).isEqualTo(json("[]"));
    simulator.clock().advance(Duration.ofMinutes(10));
    assertThat(available("x.com/ada/status/20/", "").path("closest").path("url").asString())
        .isEqualTo("http://web.archive.org/web/20260901120015/" + TWEET);
    assertThat(cdx("url=" + TWEET).get(0))
        .isEqualTo(
            json("['urlkey','timestamp','original','mimetype','statuscode','digest','length']"));
    assertThat(cdx("url=" + TWEET + "&fl=urlkey,timestamp,original").get(1))
        .isEqualTo(json("['com,x)/ada/status/20','20260901120015','" + TWEET + "']"));
  }

  @Test
  void sameAddress_reusesTheSnapshotForAnHour() throws Exception {
    String job = job(save(TWEET));
    assertThat(save("http://www.x.com/ada/status/20/"))
        .isEqualTo(json("{'url':'http://www.x.com/ada/status/20/','job_id':'" + job + "'}"));
    simulator.clock().advance(Duration.ofSeconds(15 + 2 * 60));
    JsonNode again = save(TWEET);
    assertThat(job(again)).isEqualTo(job);
    assertThat(again.path("message").asString())
        .isEqualTo(
            "The same snapshot had been made 2 minutes ago."
                + " You can make new capture of this URL after 1 hour.");
    simulator.clock().advance(Duration.ofHours(1));
    assertThat(job(save(TWEET))).isNotEqualTo(job);
    simulator.clock().advance(Duration.ofHours(2));
    assertThat(save(TWEET, "if_not_archived_within=" + encode("3h 20m,1d")).has("message"))
        .isTrue();
    assertThat(save(TWEET, "if_not_archived_within=3600").has("message")).isFalse();
  }

  @Test
  void eighthCaptureOfAMinute_isRefusedInsideA200() throws Exception {
    for (int i = 0; i < 7; i++) {
      assertThat(save(TWEET + i).has("job_id")).isTrue();
    }
    assertThat(user())
        .isEqualTo(
            json("{'available':0,'processing':7,'daily_captures':7,'daily_captures_limit':30000}"));
    JsonNode refused = save(TWEET + 8);
    assertThat(refused.path("status").asString()).isEqualTo("error");
    assertThat(refused.path("status_ext").asString()).isEqualTo("error:user-session-limit");
    assertThat(refused.path("message").asString())
        .startsWith("You have already reached the limit of active Save Page Now sessions.");
    assertThat(save("LOW other:word", TWEET + 9, "").has("job_id")).isTrue();
    simulator.clock().advance(Duration.ofSeconds(60));
    assertThat(save(TWEET + 8).has("job_id")).isTrue();
  }

  @Test
  void sixthCaptureOfADay_isOneTooMany() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(save(TWEET).has("job_id")).isTrue();
      simulator.clock().advance(Duration.ofHours(2));
    }
    assertThat(save(TWEET).path("status_ext").asString())
        .isEqualTo("error:too-many-daily-captures");
    simulator.clock().advance(Duration.ofHours(3));
    assertThat(save(TWEET).has("job_id")).isTrue();
  }

  @Test
  void nonsenseAddress_isRefused() throws Exception {
    for (String url : List.of("", "nonsense", "ftp://x.com/a", "https://", "http://a b.com/")) {
      assertThat(save(url).path("status_ext").asString())
          .as(url)
          .isEqualTo("error:invalid-url-syntax");
    }
  }

  @Test
  void wrongKeys_areNotLoggedIn() throws Exception {
    HttpResponse<String> answer = post("LOW access:wrong", "/save", "url=" + encode(TWEET));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"You need to be logged in to use Save Page Now.\"}");
    assertThat(post("", "/save", "url=x").statusCode()).isEqualTo(401);
    assertThat(get("/save/status/system").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void scriptedFailure_comesWithTheStatus() throws Exception {
    simulator.fail("/ada/", Failure.JOB_FAILED, 1).fail("/gone/", Failure.NOT_FOUND, -1);
    String failed = job(save(TWEET));
    String gone = job(save("https://x.com/gone/status/1"));
    assertThat(status(failed).path("status").asString()).isEqualTo("pending");
    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(status(failed).path("status_ext").asString()).isEqualTo("error:job-failed");
    assertThat(status(failed).path("exception").asString()).isEqualTo("WorkerLostError()");
    assertThat(status(gone).path("status_ext").asString()).isEqualTo("error:not-found");
    assertThat(status(gone).has("exception")).isFalse();
    String second = job(save(TWEET));
    assertThat(second).isNotEqualTo(failed);
    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(status(second).path("status").asString()).isEqualTo("success");
    assertThat(simulator.archived()).containsExactly(TWEET);
  }

  @Test
  void failures_canBeScriptedOverHttp() throws Exception {
    post("", "/_control/failures", "{\"code\":\"proxy-error\",\"containing\":\"ada\"}");
    String job = job(save(TWEET));
    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(status(job).path("status_ext").asString()).isEqualTo("error:proxy-error");
    post("", "/_control/reset", "");
    assertThat(simulator.archived()).isEmpty();
    assertThat(job(save(TWEET))).startsWith("spn2-");
  }

  @Test
  void severalJobs_areAskedForAtOnce() throws Exception {
    String one = job(save(TWEET));
    simulator.clock().advance(Duration.ofSeconds(20));
    String two = job(save(TWEET + "1"));
    JsonNode both = json(post(KEYS, "/save/status", "job_ids=" + encode(one + "," + two)).body());
    assertThat(both.size()).isEqualTo(2);
    assertThat(both.get(0).path("status").asString()).isEqualTo("success");
    assertThat(both.get(1).path("status").asString()).isEqualTo("pending");
    assertThat(json(post(KEYS, "/save/status", "job_id=" + one).body()).path("job_id").asString())
        .isEqualTo(one);
  }

  @Test
  void forgottenJob_looksPendingForEver() throws Exception {
    String job = job(save(TWEET));
    simulator.clock().advance(Duration.ofMinutes(59));
    assertThat(status(job).path("status").asString()).isEqualTo("success");
    simulator.clock().advance(Duration.ofMinutes(2));
    assertThat(status(job).path("status").asString()).isEqualTo("pending");
    assertThat(status("spn2-madeup").path("status").asString()).isEqualTo("pending");
  }

  @Test
  void options_areTakenWhenOn() throws Exception {
    String job = job(save(TWEET, "capture_screenshot=1&delay_wb_availability=on"));
    String plain = job(save(TWEET + "1", "capture_screenshot=yes"));
    simulator.clock().advance(Duration.ofMinutes(30));
    assertThat(status(job).path("screenshot").asString()).endsWith(TWEET);
    assertThat(status(plain).has("screenshot")).isFalse();
    assertThat(available(TWEET + "1", "").has("closest")).isTrue();
    assertThat(available(TWEET, "").has("closest")).isFalse();
    simulator.clock().advance(Duration.ofHours(12));
    assertThat(available(TWEET, "").has("closest")).isTrue();
  }

  @Test
  void cdx_narrowsAndOrders() throws Exception {
    for (int day = 0; day < 3; day++) {
      save(TWEET);
      save("https://x.com/ben/status/2" + day + "?s=1");
      save("https://mobile.x.com/ada");
      simulator.clock().advance(Duration.ofDays(1));
    }
    assertThat(cdx("url=" + TWEET).size()).isEqualTo(4);
    assertThat(cdx("url=" + TWEET + "&limit=1&fl=timestamp"))
        .isEqualTo(json("[['timestamp'],['20260901120015']]"));
    assertThat(cdx("url=" + TWEET + "&limit=-1&fl=timestamp"))
        .isEqualTo(json("[['timestamp'],['20260903120015']]"));
    assertThat(cdx("url=" + TWEET + "&from=20260902&to=20260902&fl=timestamp").size()).isEqualTo(2);
    assertThat(cdx("url=x.com/ben*&fl=original").size()).isEqualTo(4);
    assertThat(cdx("url=x.com&matchType=host").size()).isEqualTo(7);
    assertThat(cdx("url=x.com&matchType=domain").size()).isEqualTo(10);
    assertThat(cdx("url=x.com&matchType=domain&collapse=urlkey").size()).isEqualTo(6);
    assertThat(cdx("url=x.com&matchType=domain&collapse=timestamp:8").size()).isEqualTo(4);
    assertThat(cdx("url=x.com&matchType=host&filter=!original:.*ben.*").size()).isEqualTo(4);
    assertThat(cdx("url=" + TWEET + "&filter=statuscode:404").size()).isEqualTo(0);
    assertThat(get("/cdx/search/cdx?url=" + TWEET + "&limit=1").body())
        .startsWith("com,x)/ada/status/20 20260901120015 " + TWEET + " text/html 200 ");
    assertThat(available(TWEET, "20260902").path("closest").path("timestamp").asString())
        .isEqualTo("20260902120015");
  }

  @Test
  void faults_areTheArchivesOwn() throws Exception {
    simulator
        .faults()
        .add(FaultRule.once("POST", "/save", new Fault.RateLimited(Duration.ofSeconds(30))));
    HttpResponse<String> limited = post(KEYS, "/save", "url=" + encode(TWEET));
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("30");
    simulator.faults().add(FaultRule.once("POST", "/save", new Fault.Own("session-limit")));
    assertThat(save(TWEET).propertyNames()).containsExactly("message");
    simulator.faults().add(FaultRule.once("GET", "**", new Fault.Own("overloaded")));
    assertThat(get("/save/status/system").body()).contains("temporarily overloaded");
  }

  @Test
  void audit_findsTheSecondCaptureOfOneAddress() throws Exception {
    simulator.fail("/ada/", Failure.JOB_FAILED, 1);
    save(TWEET);
    save(TWEET);
    save(TWEET);
    assertThat(simulator.audit().entries())
        .extracting(AuditEntry::effect)
        .containsExactly(false, true, false);
    var limit = new LimitRule.Window(7, Duration.ofMinutes(1));
    var expected =
        AuditChecker.Expectations.ofLimits(
            List.of(new LimitRule("save", List.of(limit), Duration.ZERO)));
    assertThat(AuditChecker.check(simulator.audit(), expected).clean()).isTrue();
    simulator.clock().advance(Duration.ofHours(2));
    save("https://www.x.com/ada/status/20");
    CheckReport report = AuditChecker.check(simulator.audit(), expected);
    assertThat(report.duplicateEffects()).isEqualTo(1);
    assertThat(report.describe()).contains("capture:com,x)/ada/status/20");
  }

  private JsonNode save(String url) throws Exception {
    return save(KEYS, url, "");
  }

  private JsonNode save(String url, String options) throws Exception {
    return save(KEYS, url, "&" + options);
  }

  private JsonNode save(String keys, String url, String options) throws Exception {
    HttpResponse<String> answer = post(keys, "/save", "url=" + encode(url) + options);
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer.body());
  }

  private static String job(JsonNode answer) {
    return answer.path("job_id").asString();
  }

  private JsonNode status(String job) throws Exception {
    return json(get("/save/status/" + job).body());
  }

  private JsonNode user() throws Exception {
    return json(get("/save/status/user?_t=1").body());
  }

  private JsonNode available(String url, String timestamp) throws Exception {
    String query = "?url=" + encode(url) + (timestamp.isEmpty() ? "" : "&timestamp=" + timestamp);
    return json(get("/wayback/available" + query).body()).path("archived_snapshots");
  }

  private JsonNode cdx(String query) throws Exception {
    return json(get("/cdx/search/cdx?output=json&" + query).body());
  }

  private static JsonNode json(String text) {
    return MAPPER.readTree(text.replace('\'', '"'));
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .header("Authorization", KEYS)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String keys, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!keys.isEmpty()) {
      request.header("Authorization", keys);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
