/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.net.URI;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusIT {
  private final Town town = new Town();
  private final Browser browser = new Browser();
  private NitterSimulator simulator;
  private NitterInstance recent;
  private NitterInstance old;

  @BeforeAll
  void start() {
    simulator =
        NitterSimulator.start(
            town.build(),
            SimulatorClock.standing(Town.NOW),
            InstanceSettings.named("recent"),
            InstanceSettings.named("old").of(Vintage.AUTUMN_2025).withoutRss());
    recent = simulator.instance("recent");
    old = simulator.instance("old");
  }

  @BeforeEach
  void reset() {
    simulator.reset();
    simulator.clock().set(Town.NOW);
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void subject_hasItsDateInFullButNoLinkToItself() throws Exception {
    Document page = browser.get(recent, "/whoever/status/" + town.plain.id()).page();
    Element subject =
        page.expectFirst(".conversation .main-thread > #m.main-tweet > .timeline-item");
    assertThat(subject.select("a.tweet-link")).isEmpty();
    assertThat(subject.attr("data-username")).isEqualTo("Ada_Miller");
    assertThat(subject.expectFirst(".tweet-date a").attr("href"))
        .isEqualTo("/Ada_Miller/status/" + town.plain.id() + "#m");
    assertThat(subject.expectFirst("p.tweet-published").text())
        .isEqualTo("Aug 31, 2026 · 6:00 AM UTC");
    assertThat(page.title()).isEqualTo("Ada <b>& Co</b> 🐦 (@Ada_Miller): \"plain\" | nitter");
    assertThat(page.select(".profile-card, .timeline")).isEmpty();
  }

  @Test
  void thread_standsAroundItsSubject() throws Exception {
    Document first = browser.get(recent, "/i/status/" + town.thread1.id()).page();
    assertThat(first.select("#m > .timeline-item").attr("class"))
        .isEqualTo("timeline-item thread thread-line");
    assertThat(first.select(".after-tweet.thread-line > .timeline-item .tweet-content").text())
        .isEqualTo("thread 2");
    assertThat(first.select(".after-tweet > .thread-last")).hasSize(1);
    assertThat(first.select("#r.replies > .reply.thread.thread-line .tweet-content").text())
        .isEqualTo("nice");
    assertThat(first.select(".reply-sort")).hasSize(1);
    Document second = browser.get(old, "/i/status/" + town.thread2.id()).page();
    assertThat(second.select(".before-tweet.thread-line .tweet-content").text())
        .isEqualTo("thread 1");
    assertThat(second.select(".after-tweet, .reply-sort")).isEmpty();
  }

  @Test
  void deletedParent_isNotedAboveTheSubject() throws Exception {
    simulator.upstream().delete(town.thread1.id(), Town.ago(1));
    Document page = browser.get(recent, "/i/status/" + town.thread2.id()).page();
    assertThat(page.select(".before-tweet .unavailable .unavailable-box").text())
        .isEqualTo("This Post was deleted by the Post author.");
    assertThat(page.select("#m .tweet-content").text()).isEqualTo("thread 2");
    Document profile = browser.get(recent, "/ada_miller").page();
    assertThat(profile.select(".thread-line > .timeline-item").getFirst().attr("class"))
        .isEqualTo("threadunavailable timeline-item");
  }

  @Test
  void deletedOrFutureOrUnknownTweet_isNotFound() throws Exception {
    for (long id : new long[] {town.deleted.id(), town.future.id(), 12, Long.MAX_VALUE}) {
      Seen seen = browser.get(recent, "/ada_miller/status/" + id);
      assertThat(seen.status()).isEqualTo(404);
      assertThat(seen.error()).isEqualTo("Tweet not found");
    }
    assertThat(browser.get(recent, "/i/status/9999999999999999999").error())
        .isEqualTo("Tweet not found");
    simulator.clock().advance(Duration.ofHours(2));
    assertThat(browser.get(recent, "/i/status/" + town.future.id()).status()).isEqualTo(200);
  }

  @Test
  void restoredTweet_isThereAgain() throws Exception {
    assertThat(simulator.upstream().delete(town.deleted.id(), null)).isTrue();
    assertThat(simulator.upstream().delete(4711, null)).isFalse();
    assertThat(browser.get(recent, "/i/status/" + town.deleted.id()).status()).isEqualTo(200);
  }

  @Test
  void nonsenseId_isInvalid() throws Exception {
    for (String id : new String[] {"12x", "-1", "12345678901234567890"}) {
      Seen seen = browser.get(recent, "/i/status/" + id);
      assertThat(seen.status()).isEqualTo(404);
      assertThat(seen.error()).isEqualTo("Invalid tweet ID");
    }
  }

  @Test
  void withheldTweet_isA200WithItsReason() throws Exception {
    assertThat(reason(town.restricted)).isEqualTo("Age-restricted adult content.");
    change(ben().toBuilder().state(UserState.SUSPENDED).build());
    assertThat(reason(town.bens)).isEqualTo("This Post is from a suspended account.");
    change(ben().toBuilder().state(UserState.DEACTIVATED).build());
    assertThat(reason(town.bens)).isEqualTo("This Post is from an account that no longer exists.");
    change(ben().toBuilder().state(UserState.ACTIVE).isProtected(true).build());
    assertThat(reason(town.bens)).contains("limits who can view");
    Element quote =
        browser
            .get(recent, "/i/status/" + town.quote.id())
            .page()
            .expectFirst(".unavailable-quote");
    assertThat(quote.attr("href")).isEmpty();
    assertThat(quote.text()).contains("limits who can view");
  }

  @Test
  void oldAddresses_leadToTheNewOnes() throws Exception {
    assertThat(location("/ada/statuses/20")).isEqualTo("/ada/status/20");
    assertThat(location("/ada/status/20/photo/1")).isEqualTo("/ada/status/20");
    assertThat(location("/i/web/status/20")).isEqualTo("/i/status/20");
    assertThat(location("/hashtag/bread")).isEqualTo("/search?f=tweets&q=%23bread");
  }

  @Test
  void feed_hasSecondsAndPlacesThePinnedByAge() throws Exception {
    Seen feed = browser.get(recent, "/ada_miller/rss");
    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/rss+xml"));
    assertThat(feed.response().headers().firstValue("Min-Id")).isPresent();
    Document xml = Jsoup.parse(feed.body(), "", Parser.xmlParser());
    assertThat(xml.select("item > title").eachText())
        .contains("RT by @Ada_Miller: Ben's own", "Pinned: plain", "thread 2", "Image")
        .doesNotContain("deleted");
    assertThat(xml.select("item > title").eachText().getLast()).isEqualTo("Pinned: plain");
    assertThat(xml.select("item > pubDate").getLast().text())
        .isEqualTo("Mon, 31 Aug 2026 06:00:00 GMT");
    assertThat(xml.select("item > guid").getLast().text()).isEqualTo("" + town.plain.id());
    assertThat(xml.select("item > link").getLast().text())
        .isEqualTo(recent.url() + "/Ada_Miller/status/" + town.plain.id() + "#m");
    assertThat(xml.select("channel > title").text()).isEqualTo("Ada <b>& Co</b> 🐦 / @Ada_Miller");
  }

  @Test
  void feed_isOffOrSaysThatNobodyIsThere() throws Exception {
    assertThat(browser.get(old, "/ada_miller/rss").status()).isEqualTo(403);
    assertThat(browser.get(old, "/ada_miller/rss").error()).isEqualTo("RSS feed is disabled");
    assertThat(browser.get(recent, "/ghost/rss").status()).isEqualTo(404);
    change(ben().toBuilder().state(UserState.SUSPENDED).build());
    assertThat(browser.get(recent, "/ben/rss").status()).isEqualTo(404);
    change(ben().toBuilder().state(UserState.ACTIVE).isProtected(true).build());
    assertThat(browser.get(recent, "/ben/rss").status()).isEqualTo(200);
    assertThat(browser.get(recent, "/ben/rss").body()).doesNotContain("<item>");
    recent.trouble(Trouble.TIMELINES_EMPTY);
    assertThat(browser.get(recent, "/ada_miller/rss").error())
        .isEqualTo("User \"ada_miller\" not found");
  }

  @Test
  void searchFeed_findsTheSame() throws Exception {
    String query = "/ada_miller/search/rss?f=tweets&q=&since=2026-08-31&until=2026-09-01";
    assertThat(browser.get(recent, query).body())
        .contains("<item>")
        .contains("<dc:creator>@Ada_Miller</dc:creator>");
    assertThat(browser.get(recent, "/search/rss?f=tweets&q=" + "x".repeat(201)).status())
        .isEqualTo(400);
  }

  @Test
  void health_countsRequests() throws Exception {
    Seen before = browser.get(recent, "/.health");
    browser.get(recent, "/i/status/" + town.plain.id());
    Seen after = browser.get(recent, "/.health");
    assertThat(before.body()).contains("\"requests\":{\"total\":0}");
    assertThat(after.body()).contains("\"requests\":{\"total\":1}").contains("\"limited\":0");
  }

  @Test
  void control_changesTheWorldWhileItRuns() throws Exception {
    URI posts = URI.create(recent.url() + "/_control/posts");
    String post =
        "{\"id\":\"77\",\"author\":\"100002\",\"text\":\"by hand\","
            + "\"createdAt\":\"2026-08-31T00:00:00Z\"}";
    assertThat(browser.send("PUT", posts, post)).isEqualTo(204);
    assertThat(browser.get(old, "/i/status/77").page().select("#m .tweet-content").text())
        .isEqualTo("by hand");
    assertThat(browser.send("DELETE", URI.create(posts + "/77"), "")).isEqualTo(204);
    assertThat(browser.get(old, "/i/status/77").status()).isEqualTo(404);
    assertThat(browser.send("POST", URI.create(posts + "/77/restore"), "")).isEqualTo(204);
    assertThat(browser.get(old, "/i/status/77").status()).isEqualTo(200);
    assertThat(browser.send("DELETE", URI.create(posts + "/78"), "")).isEqualTo(404);
    assertThat(browser.send("PUT", posts, "{\"id\":")).isEqualTo(400);
    String user = "{\"id\":\"5\",\"username\":\"eve\",\"createdAt\":\"2020-01-01T00:00:00Z\"}";
    URI users = URI.create(recent.url() + "/_control/users");
    assertThat(browser.send("PUT", users, user)).isEqualTo(204);
    assertThat(browser.get(old, "/eve").status()).isEqualTo(200);
    assertThat(browser.send("POST", URI.create(recent.url() + "/_control/reset"), ""))
        .isEqualTo(204);
    assertThat(browser.get(old, "/eve").status()).isEqualTo(404);
  }

  private String reason(PostDraft post) throws Exception {
    Seen seen = browser.get(recent, "/i/status/" + post.id());
    assertThat(seen.status()).isEqualTo(200);
    return seen.page()
        .expectFirst("#m.main-tweet > .unavailable.timeline-item > a.unavailable-box")
        .text();
  }

  private String location(String path) throws Exception {
    Seen seen = browser.get(recent, path);
    assertThat(seen.status()).isEqualTo(303);
    return seen.response().headers().firstValue("Location").orElseThrow();
  }

  private WorldUser ben() {
    return simulator.upstream().user("ben").orElseThrow();
  }

  private void change(WorldUser user) {
    simulator.upstream().put(user);
  }
}
