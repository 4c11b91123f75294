/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
  private static final Instant FIRST = Instant.parse("2026-08-01T00:00:00Z");
  private static final String WEEK = "/cora/search?f=tweets&q=&since=2026-08-03&until=2026-08-10";

  private final Browser browser = new Browser();
  private final List<PostDraft> posts = new ArrayList<>();
  private NitterSimulator simulator;
  private NitterInstance recent;
  private NitterInstance old;

  @BeforeAll
  void start() {
    var world = new WorldBuilder(FIRST);
    UserDraft cora = world.user("Cora");
    UserDraft dan = world.user("Dan");
    for (int i = 0; i < 20 * 24; i += 3) {
      Instant at = FIRST.plus(Duration.ofHours(i));
      posts.add(cora.post((i % 2 == 0 ? "Even" : "Odd") + " hour " + i, at));
      dan.post("noise " + i, at.plusSeconds(1));
    }
    PostDraft longAgo = dan.post("long ago", FIRST.minus(Duration.ofDays(900)));
    cora.repost(longAgo, Instant.parse("2026-08-20T23:00:00Z"));
    cora.post("hidden", Instant.parse("2026-08-21T00:00:00Z")).sensitive();
    cora.reply(longAgo, "@Dan a reply", Instant.parse("2026-08-21T01:00:00Z"));
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(Instant.parse("2026-08-22T00:00:00Z")),
            InstanceSettings.named("recent"),
            InstanceSettings.named("old").of(Vintage.AUTUMN_2025));
    recent = simulator.instance("recent");
    old = simulator.instance("old");
  }

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void range_hasItsFirstDayButNotItsLast() throws Exception {
    for (NitterInstance instance : simulator.instances()) {
      List<Long> found = walked(instance, WEEK);
      assertThat(found)
          .as("found by %s", instance.name())
          .containsExactlyElementsOf(
              posts.stream()
                  .filter(post -> !post.at().isBefore(Instant.parse("2026-08-03T00:00:00Z")))
                  .filter(post -> post.at().isBefore(Instant.parse("2026-08-10T00:00:00Z")))
                  .map(PostDraft::id)
                  .sorted((a, b) -> Long.compare(b, a))
                  .toList());
    }
  }

  @Test
  void page_hasTwentyAndGoesOnBelowAnId() throws Exception {
    Seen seen = browser.get(recent, WEEK);
    assertThat(seen.ids()).hasSize(20);
    assertThat(seen.link("Load more"))
        .isEqualTo(
            "?f=tweets&since=2026-08-03&until=2026-08-10&cursor=maxid%3A"
                + (seen.ids().getLast() - 2_000_000));
    assertThat(seen.body()).contains("?f=tweets&amp;since=2026-08-03");
    assertThat(browser.get(old, WEEK).link("Load more")).contains("&cursor=DAAB");
  }

  @Test
  void page_hasCardFormAndTimeline() throws Exception {
    Seen seen = browser.get(recent, WEEK);
    assertThat(seen.page().select(".profile-card")).hasSize(1);
    assertThat(seen.page().select(".tab-item.active").text()).isEqualTo("Search");
    assertThat(seen.page().select("form.search-field input[name=since]").attr("value"))
        .isEqualTo("2026-08-03");
    assertThat(seen.page().select(".timeline")).hasSize(1);
  }

  @Test
  void end_isAPageOfItsOwn() throws Exception {
    Seen last = browser.walk(recent, WEEK).getLast();
    assertThat(last.page().select("h2.timeline-end").text()).isEqualTo("No more items");
    assertThat(last.link("Load newest"))
        .isEqualTo("/Cora/search?f=tweets&since=2026-08-03&until=2026-08-10");
  }

  @Test
  void emptyRange_findsNoItems() throws Exception {
    Seen seen = browser.get(recent, "/cora/search?f=tweets&q=&since=2001-01-01&until=2001-01-02");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.page().select(".timeline > .timeline-header > h2.timeline-none").text())
        .isEqualTo("No items found");
    assertThat(seen.link("Load more")).isEmpty();
  }

  @Test
  void words_narrowTheSearch() throws Exception {
    Seen seen = browser.get(recent, WEEK.replace("q=", "q=odd"));
    assertThat(seen.tweets())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.select(".tweet-content").text()).startsWith("Odd"));
    assertThat(seen.link("Load more")).startsWith("?f=tweets&q=odd&since=");
  }

  @Test
  void repost_isFoundByItsOwnTimeAndLeftOutWhenAsked() throws Exception {
    String day = "/cora/search?f=tweets&q=&since=2026-08-20&until=2026-08-21";
    assertThat(browser.get(recent, day).page().select(".retweet-header")).hasSize(1);
    assertThat(browser.get(recent, day).page().select(".tweet-date a").getFirst().attr("title"))
        .startsWith("Feb 13, 2024");
    assertThat(browser.get(recent, day + "&e-nativeretweets=on").page().select(".retweet-header"))
        .isEmpty();
    assertThat(browser.get(recent, day + "&f-nativeretweets=on").ids()).hasSize(1);
  }

  @Test
  void sensitiveTweet_isNeverFound() throws Exception {
    Seen seen = browser.get(recent, "/cora/search?f=tweets&q=&since=2026-08-21&until=2026-08-22");
    assertThat(seen.page().select(".tweet-content").eachText()).containsExactly("a reply");
    assertThat(seen.page().select(".replying-to a").eachText()).containsExactly("@Dan");
  }

  @Test
  void globalSearch_understandsOperators() throws Exception {
    Seen seen =
        browser.get(
            recent, "/search?f=tweets&q=from%3Acora%20since%3A2026-08-03%20until%3A2026-08-04");
    assertThat(seen.ids()).hasSize(8);
    assertThat(seen.page().select(".profile-card")).isEmpty();
    assertThat(browser.get(recent, "/search?f=tweets&q=noise").ids()).hasSize(20);
  }

  @Test
  void untilInTheQuery_goesAstrayAfterTheFirstPage() throws Exception {
    String path = "/search?f=tweets&q=from%3Acora%20until%3A2026-08-10";
    String more = browser.get(recent, path).link("Load more");
    assertThat(more).doesNotContain("maxid");
    assertThat(browser.get(recent, "/search" + more).page().select(".tweet-header .username"))
        .anySatisfy(name -> assertThat(name.text()).isEqualTo("@Dan"));
  }

  @Test
  void people_areResultsWithoutTweets() throws Exception {
    Seen seen = browser.get(recent, "/search?f=users&q=cor");
    assertThat(seen.page().select(".timeline-item .profile-result .username").eachText())
        .containsExactly("@Cora");
    assertThat(seen.tweets()).isEmpty();
  }

  @Test
  void severalNames_areASearchWithoutCard() throws Exception {
    Seen seen = browser.get(recent, "/cora,dan");
    assertThat(seen.page().select(".tweet-header .username").eachText()).contains("@Cora", "@Dan");
    assertThat(seen.page().select(".profile-card")).isEmpty();
  }

  @Test
  void endlessQuery_isTooLong() throws Exception {
    Seen seen = browser.get(recent, "/search?f=tweets&q=" + "x".repeat(501));
    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.error()).isEqualTo("Search input too long.");
  }

  @Test
  void endlessScroll_endsWithoutContent() throws Exception {
    String path = "/cora/search?f=tweets&q=&since=2001-01-01&until=2001-01-02&scroll=true";
    assertThat(browser.get(recent, path).status()).isEqualTo(204);
    assertThat(browser.get(recent, WEEK + "&scroll=true").body()).startsWith("<div class=\"timel");
  }

  @Test
  void clock_bringsNewTweetsIntoTheSearch() throws Exception {
    String day = "/cora/search?f=tweets&q=&since=2026-08-21&until=2026-08-23";
    int before = browser.get(recent, day).ids().size();
    Instant soon = Instant.parse("2026-08-22T00:30:00Z");
    simulator.upstream().put(WorldPost.builder(77, 100_001, "soon", soon).build());
    assertThat(browser.get(recent, day).ids()).hasSize(before);
    simulator.clock().advance(Duration.ofHours(1));
    assertThat(browser.get(recent, day).ids()).hasSize(before + 1).startsWith(77L);
    simulator.clock().set(Instant.parse("2026-08-22T00:00:00Z"));
  }

  private List<Long> walked(NitterInstance instance, String path) throws Exception {
    Stream<Seen> pages = browser.walk(instance, path).stream();
    return pages.flatMap(page -> page.ids().stream()).toList();
  }
}
