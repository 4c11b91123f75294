/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each route answers. */
@ExtendWith(MigratedDatabase.class)
class RoutesIT {
  private GatewayRig rig;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rig.profile(7, "ada_writes");
    rig.profile(8, "bob");
    rig.tweet(7, 1, "The engine weaves");
    rig.tweet(7, 2, "=cmd|' /C calc'!A0");
    rig.tweet(7, 3, "an \"engine\" again");
    rig.tweet(8, 4, "bob's engine");
    rig.gone(2, 3, 0);
    rig.execute(
        """
        insert into coverage (profile_id, from_at, until_at, source, tweets, seen_at)
        values (7, '2026-01-01T00:00:00Z', '2026-01-10T00:00:00Z', 'nitter', 3, now());
        insert into observation (tweet_id, at, place, seen, controlled, author)
        values (%1$d, '2026-01-03T00:00:00Z', 'nitter:one', 'missing', true, 'visible');
        insert into tweet_version (tweet_id, seen_at, replaced_at, text, media)
        values (%1$d, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'before', '[]');
        insert into tweet_stats (tweet_id, age, at, likes)
        values (%1$d, 0, '2026-01-01T00:00:00Z', 5);
        insert into snapshot (tweet_id, url, outcome, captured_at, snapshot_url, changed_at)
        values (%1$d, 'https://x.com/a', 'saved', '2026-01-01T00:00:00Z', 'https://web.example/1',
          now())\
        """
            .formatted(GatewayRig.id(2)));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static List<String> texts(JsonNode array, String member) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.get(member).asString())
        .toList();
  }

  private List<String> ids(String path) throws Exception {
    return texts(rig.json(path).get("tweets"), "id");
  }

  private static String id(int minute) {
    return Long.toString(GatewayRig.id(minute));
  }

  @Test
  void profiles_areListedByStateAndName() throws Exception {
    rig.execute("update profile set paused_at = now() where id = 8");
    rig.profile(9, "Ada_2");
    rig.execute("update profile set removed_at = now() where id = 9");

    JsonNode all = rig.json("/profiles").get("profiles");
    assertThat(texts(all, "username")).containsExactly("ada_writes", "bob");
    assertThat(all.get(0).get("xUserId").asString()).isEqualTo("1007");
    assertThat(all.get(0).get("newest").asString()).isEqualTo("2026-01-01T00:03:00Z");
    assertThat(all.get(0).get("coveredUntil").asString()).isEqualTo("2026-01-10T00:00:00Z");
    assertThat(names("/profiles?status=paused")).containsExactly("bob");
    assertThat(names("/profiles?status=removed")).containsExactly("Ada_2");
    assertThat(names("/profiles?name=ADA_")).containsExactly("ada_writes");
    assertThat(names("/profiles?name=zz")).isEmpty();
  }

  private List<String> names(String path) throws Exception {
    return texts(rig.json(path).get("profiles"), "username");
  }

  @Test
  void profiles_arePagedToTheEnd() throws Exception {
    for (int i = 0; i < 9; i++) {
      rig.profile(20 + i, "P" + i);
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = rig.json("/profiles?limit=2");
    while (true) {
      seen.addAll(texts(page.get("profiles"), "username"));
      if (page.get("next").isNull()) {
        break;
      }
      page = rig.json("/profiles?limit=2&after=" + page.get("next").asString());
    }
    assertThat(seen)
        .containsExactly("ada_writes", "bob", "P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8");
  }

  @Test
  void profile_isFoundByNameInAnyCaseAndByItsIdOnX() throws Exception {
    for (String name : List.of("ada_writes", "ADA_Writes", "@ada_writes", "1007")) {
      JsonNode profile = rig.json("/profiles/" + name);
      assertThat(profile.get("username").asString()).isEqualTo("ada_writes");
      assertThat(profile.get("tweets").asInt()).isEqualTo(3);
      assertThat(profile.get("verdicts").get("gone").asInt()).isEqualTo(1);
      assertThat(profile.get("coveredUntil").asString()).isEqualTo("2026-01-10T00:00:00Z");
      assertThat(profile.get("gaps").size()).isEqualTo(1);
      assertThat(profile.get("archive").asBoolean(true)).isFalse();
    }
  }

  @Test
  void tweetsOfAProfile_areChosen() throws Exception {
    String tweets = "/profiles/ada_writes/tweets";

    assertThat(ids(tweets)).containsExactly(id(3), id(2), id(1));
    assertThat(ids(tweets + "?q=ENGINE")).containsExactly(id(3), id(1));
    assertThat(ids(tweets + "?q=engine%20-again")).containsExactly(id(1));
    assertThat(ids(tweets + "?verdict=gone")).containsExactly(id(2));
    assertThat(ids(tweets + "?verdict=visible")).isEmpty();
    assertThat(ids(tweets + "?from=2026-01-01T00:02:00Z")).containsExactly(id(3), id(2));
    assertThat(ids(tweets + "?from=2026-01-01&until=2026-01-01")).as("a day is whole").hasSize(3);
    assertThat(ids(tweets + "?until=2026-01-01T00:02:00%2B00:00")).containsExactly(id(1));
    assertThat(ids(tweets + "?until=2025-12-31")).isEmpty();
    assertThat(rig.json(tweets).get("tweets").get(1).get("verdict").asString()).isEqualTo("gone");
  }

  @Test
  void timeline_isThatOfTheProfile() throws Exception {
    assertThat(ids("/profiles/ada_writes/timeline?limit=2")).containsExactly(id(3), id(2));
    String next = rig.json("/profiles/ada_writes/timeline?limit=2").get("next").asString();
    assertThat(ids("/profiles/ada_writes/timeline?after=" + next)).containsExactly(id(1));
  }

  @Test
  void search_goesOverAllProfiles() throws Exception {
    assertThat(ids("/tweets?q=engine")).containsExactly(id(4), id(3), id(1));
    assertThat(ids("/tweets?q=engine&profile=BOB")).containsExactly(id(4));
    assertThat(ids("/tweets?verdict=gone")).containsExactly(id(2));
    assertThat(ids("/tweets?from=2026-01-01T00:01:30Z&until=2026-01-01T00:03:30Z"))
        .containsExactly(id(3), id(2));
    String next = rig.json("/tweets?limit=3").get("next").asString();
    assertThat(ids("/tweets?after=" + next)).containsExactly(id(1));
  }

  @Test
  void tweet_comesWithItsPastAndItsEvidence() throws Exception {
    JsonNode found = rig.json("/tweets/" + id(2));

    assertThat(found.get("tweet").get("id").asString()).isEqualTo(id(2));
    assertThat(found.get("verdict").get("verdict").asString()).isEqualTo("gone");
    assertThat(texts(found.get("verdict").get("looks"), "place")).containsExactly("nitter:one");
    assertThat(texts(found.get("versions"), "text")).containsExactly("before");
    assertThat(found.get("stats").get(0).get("stats").get("likes").asInt()).isEqualTo(5);
    assertThat(found.get("snapshot").get("url").asString()).isEqualTo("https://web.example/1");
    assertThat(rig.json("/tweets/" + id(1)).get("snapshot").isNull()).isTrue();
  }

  @Test
  void coverage_tellsGapsToo() throws Exception {
    JsonNode coverage = rig.json("/profiles/ada_writes/coverage");

    assertThat(coverage.get("covered").size()).isEqualTo(1);
    assertThat(coverage.get("gaps").get(0).get("from").asString())
        .isEqualTo("2026-01-10T00:00:00Z");
  }

  /** New tweets come in and old ones are found while somebody turns the pages. */
  @Test
  void pages_haveNeitherHolesNorDoublesWhileRowsComeIn() throws Exception {
    for (int minute = 100; minute < 140; minute++) {
      rig.tweet(8, minute, "tweet " + minute);
    }
    for (String list : List.of("/profiles/bob/tweets?limit=7", "/tweets?limit=7&q=tweet")) {
      List<String> seen = new ArrayList<>();
      @Nullable String next = null;
      int turned = 0;
      int offset = list.startsWith("/tweets") ? 1_000 : 2_000;
      do {
        JsonNode page = rig.json(next == null ? list : list + "&after=" + next);
        seen.addAll(texts(page.get("tweets"), "id"));
        rig.tweet(8, offset + turned++, "new tweet");
        next = page.get("next").isNull() ? null : page.get("next").asString();
      } while (next != null);

      assertThat(seen).doesNotHaveDuplicates();
      for (int minute = 100; minute < 140; minute++) {
        assertThat(seen).contains(id(minute));
      }
    }
  }

  @Test
  void head_hasTheHeadersOfGetAndNoBody() throws Exception {
    for (String path :
        List.of(
            "/profiles",
            "/profiles/bob",
            "/tweets",
            "/profiles/bob/deleted.atom",
            "/profiles/bob/export?format=csv")) {
      HttpResponse<String> head = rig.send("HEAD", path, rig.token(Role.VIEWER));
      HttpResponse<String> get = rig.get(path);

      assertThat(head.statusCode()).as(path).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String header : List.of("Content-Type", "Cache-Control", "ETag")) {
        assertThat(head.headers().firstValue(header))
            .as(header)
            .isEqualTo(get.headers().firstValue(header));
      }
    }
  }

  @Test
  void answers_tellBrowsersToGuessAndLoadNothing() throws Exception {
    for (String path : List.of("/profiles", "/profiles/nobody", "/nowhere", "/tweets?x=1")) {
      var headers = rig.get(path).headers();

      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void removal_stopsFollowingAndIsAudited() throws Exception {
    HttpResponse<String> answer = rig.send("DELETE", "/profiles/BOB", rig.token(Role.ADMIN));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode removed = JsonMapper.shared().readTree(answer.body());
    assertThat(removed.get("username").asString()).isEqualTo("bob");
    assertThat(removed.get("eraseBy").isNull()).isTrue();
    assertThat(names("/profiles")).containsExactly("ada_writes");
    assertThat(rig.json("/profiles/bob").get("removedAt").isNull()).isFalse();
    assertThat(ids("/profiles/bob/tweets")).as("what is stored stays").hasSize(1);
    assertThat(rig.text("select concat_ws('|', who, what, subject, details ->> 'from') from audit"))
        .isEqualTo("token 4 (admin)|profile.remove|@bob|127.0.0.1");
  }

  @Test
  void erasure_leavesNothingButItsNotes() throws Exception {
    HttpResponse<String> answer =
        rig.send("DELETE", "/profiles/ada_writes?erase=true", rig.token(Role.ADMIN));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(JsonMapper.shared().readTree(answer.body()).get("tweets").asInt()).isEqualTo(3);
    await()
        .untilAsserted(
            () -> assertThat(rig.get("/profiles/ada_writes").statusCode()).isEqualTo(404));
    assertThat(rig.text("select count(*) from tweet where profile_id = 7")).isEqualTo("0");
    assertThat(rig.text("select what || subject from audit")).isEqualTo("profile.erase@ada_writes");
  }

  @Test
  void removalOfWhatIsNotThere_changesAndAuditsNothing() throws Exception {
    assertThat(rig.send("DELETE", "/profiles/nobody", rig.token(Role.ADMIN)).statusCode())
        .isEqualTo(404);
    assertThat(rig.text("select count(*) from audit")).isEqualTo("0");
  }

  @Test
  void requests_areCountedByRoute() throws Exception {
    rig.get("/profiles/bob");
    rig.get("/profiles/nobody");

    assertThat(rig.scraped())
        .contains("covey_web_requests_total{route=\"GET /profiles/{name}\",status=\"200\"} 1.0")
        .contains("covey_web_requests_total{route=\"GET /profiles/{name}\",status=\"404\"} 1.0");
  }
}
