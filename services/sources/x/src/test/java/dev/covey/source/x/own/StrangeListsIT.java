/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.source.x.Refusal;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are not as they should be: what is absent in them is not said to be absent. */
class StrangeListsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final XCredentials KEYS = new XCredentials.OAuth1("ck", "cs", "7-tok", "ts");
  private static final String POST =
      "{\"id\":\"1\",\"text\":\"Hi\",\"created_at\":\"2026-11-20T09:59:00.000Z\"}";

  private final MockWebServer server = new MockWebServer();
  private XClient client;
  private ReadBack back;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = new XClient(XSettings.at(server.url("/").uri()), InstantSource.fixed(NOW));
    back = new ReadBack(client);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private XAnswer<Found<OwnPost>> ask() {
    return back.ownPosts(KEYS, 7, NOW.minusSeconds(600), NOW);
  }

  private Found<OwnPost> found() {
    if (ask().outcome() instanceof XOutcome.Done<Found<OwnPost>>(Found<OwnPost> found)) {
      return found;
    }
    throw new AssertionError("not found");
  }

  @Test
  void emptyList_isWhole() {
    answer(200, "{\"meta\":{\"result_count\":0}}");
    assertThat(found()).isEqualTo(new Found<OwnPost>(List.of(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[%s,{\"id\":\"2\"}],\"meta\":{\"result_count\":2}}",
        "{\"data\":[%s,{\"id\":\"x\",\"text\":\"t\"}],\"meta\":{\"result_count\":2}}",
        "{\"data\":[%s,{\"id\":\"2\",\"text\":\"t\",\"created_at\":\"?\"}]}",
        "{\"data\":[%s,7]}",
        "{\"data\":[%s],\"meta\":{\"result_count\":2}}"
      })
  void unreadableItems_makeItLessThanWhole(String body) {
    answer(200, body.formatted(POST));
    Found<OwnPost> found = found();
    assertThat(found.whole()).isFalse();
    assertThat(found.things()).hasSize(1);
  }

  @Test
  void tokenThatComesAgain_endsTheWalk() {
    for (int i = 0; i < 3; i++) {
      answer(200, "{\"data\":[%s],\"meta\":{\"next_token\":\"a\"}}".formatted(POST));
    }
    assertThat(found().whole()).isFalse();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void pagesWithoutEnd_areNotReadForEver() {
    for (int i = 0; i < 40; i++) {
      answer(200, "{\"data\":[],\"meta\":{\"next_token\":\"%d\"}}".formatted(i));
    }
    assertThat(found().whole()).isFalse();
    assertThat(server.getRequestCount()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"data\":{}}", "{\"data\":null}"})
  void whatIsNoList_isUnknown(String body) {
    answer(200, body);
    assertThat(ask().outcome()).isInstanceOf(XOutcome.Unknown.class);
  }

  @Test
  void errorsBesideThePosts_concernWhatTheyReferTo() {
    answer(
        200,
        "{\"data\":[%s],\"errors\":[{\"resource_id\":\"9\",\"detail\":\"gone\",\"type\":\"x/resource-not-found\"}]}"
            .formatted(POST));
    assertThat(found().whole()).isTrue();
  }

  @Test
  void questionThatIsUnderstoodInNoVocabulary_isRefused() {
    String invalid = "{\"title\":\"Invalid Request\",\"type\":\"x/problems/invalid-request\"}";
    answer(400, invalid);
    answer(400, invalid);
    assertThat(ask().outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Refusal.INVALID));
  }

  @Test
  void vocabularyThatWorked_isKept() throws Exception {
    answer(400, "{\"title\":\"Invalid Request\",\"type\":\"x/problems/invalid-request\"}");
    answer(200, "{\"meta\":{\"result_count\":0}}");
    answer(200, "{\"meta\":{\"result_count\":0}}");
    found();
    found();
    assertThat(server.takeRequest().getTarget()).contains("tweet.fields=", "start_time=");
    assertThat(server.takeRequest().getTarget()).contains("post.fields=", "referenced_posts");
    assertThat(server.takeRequest().getTarget()).contains("post.fields=");
  }

  @Test
  void closedTimeline_isNotAllowed() {
    answer(
        200,
        "{\"errors\":[{\"resource_id\":\"7\",\"detail\":\"no\",\"type\":\"x/not-authorized-for-resource\"}]}");
    assertThat(ask().outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Refusal.NOT_ALLOWED));
  }
}
