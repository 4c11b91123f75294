/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineIT {
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
            InstanceSettings.named("old")
                .of(Vintage.AUTUMN_2025)
                .withClockOffset(Duration.ofDays(2)));
    recent = simulator.instance("recent");
    old = simulator.instance("old");
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void profile_showsPinnedThenNewestFirst() throws Exception {
    Seen seen = browser.get(recent, "/Ada_Miller");
    assertThat(seen.ids())
        .containsExactly(
            town.plain.id(),
            town.bens.id(),
            town.sensitive.id(),
            town.thread1.id(),
            town.thread2.id(),
            town.quoteOfDeleted.id(),
            town.card.id(),
            town.poll.id(),
            town.gif.id(),
            town.film.id(),
            town.photos.id(),
            town.quote.id(),
            town.links.id(),
            town.hostile.id(),
            town.plain.id());
    assertThat(seen.tweets().getFirst().select(".pinned").text()).isEqualTo("Pinned Tweet");
    assertThat(seen.tweets().getLast().select(".pinned")).isEmpty();
  }

  @Test
  void item_hasAuthorDateAndLink() throws Exception {
    Element item = item(recent, town.plain);
    assertThat(item.attr("class")).isEqualTo("timeline-item ");
    assertThat(item.attr("data-username")).isEqualTo("Ada_Miller");
    assertThat(item.expectFirst("> a.tweet-link").attr("href"))
        .isEqualTo("/Ada_Miller/status/" + town.plain.id() + "#m");
    assertThat(item.expectFirst("> .tweet-body .tweet-date > a").attr("title"))
        .isEqualTo("Aug 31, 2026 · 6:00 AM UTC");
    assertThat(item.expectFirst(".tweet-date").text()).isEqualTo("Aug 31");
    assertThat(item.expectFirst(".tweet-header .fullname").attr("title"))
        .isEqualTo("Ada <b>& Co</b> 🐦");
    assertThat(item.expectFirst(".tweet-header .username").text()).isEqualTo("@Ada_Miller");
    assertThat(item(old, town.plain).hasAttr("data-username")).isFalse();
  }

  @Test
  void relativeDate_followsTheInstancesWrongClock() throws Exception {
    assertThat(item(recent, town.card).expectFirst(".tweet-date").text()).isEqualTo("21h");
    assertThat(item(old, town.card).expectFirst(".tweet-date").text()).isEqualTo("Aug 31");
    assertThat(item(old, town.card).expectFirst(".tweet-date a").attr("title"))
        .isEqualTo("Aug 31, 2026 · 3:00 PM UTC");
  }

  @Test
  void text_keepsLinesAndHostileCharacters() throws Exception {
    Element content = item(recent, town.hostile).expectFirst(".tweet-content.media-body[dir=auto]");
    assertThat(content.wholeText()).isEqualTo(Town.HOSTILE);
    assertThat(content.children()).isEmpty();
    assertThat(item(recent, town.photos).expectFirst(".tweet-content").wholeText()).isEmpty();
  }

  @Test
  void text_linksNamesTagsAndAddresses() throws Exception {
    assertThat(item(recent, town.links).select(".tweet-content a").eachAttr("href"))
        .containsExactly(
            "/ben",
            "/search?f=tweets&q=%23bread",
            "/search?f=tweets&q=%23BRD",
            "https://www.example.com/a/very/long/url/that?a=b&c=d.");
    assertThat(item(old, town.links).select(".tweet-content a").get(1).attr("href"))
        .isEqualTo("/search?q=%23bread");
  }

  @Test
  void repost_showsTheOriginal() throws Exception {
    Element item = item(recent, town.bens);
    assertThat(item.expectFirst(".retweet-header").text())
        .isEqualTo("Ada <b>& Co</b> 🐦 retweeted");
    assertThat(item.expectFirst(".tweet-header .username").text()).isEqualTo("@ben");
    assertThat(item.expectFirst(".tweet-date a").attr("title"))
        .isEqualTo("Aug 30, 2026 · 10:00 AM UTC");
    assertThat(stat(item, "retweet")).isEqualTo("1");
  }

  @Test
  void thread_isWrappedAndEndsMarked() throws Exception {
    Elements line = browser.get(recent, "/ada_miller").page().select(".timeline > .thread-line");
    assertThat(line).hasSize(1);
    assertThat(line.getFirst().select("> .timeline-item").eachAttr("class"))
        .containsExactly("timeline-item thread", "timeline-item thread-last thread");
    assertThat(line.getFirst().select(".replying-to")).isEmpty();
  }

  @Test
  void withReplies_showsWhatIsAnswered() throws Exception {
    Seen seen = browser.get(recent, "/ada_miller/with_replies");
    assertThat(seen.ids()).containsSubsequence(town.bens.id(), town.reply.id());
    Element reply =
        seen.tweets().stream()
            .filter(item -> item.html().contains("status/" + town.reply.id()))
            .findFirst()
            .orElseThrow();
    assertThat(reply.select(".replying-to a").eachText()).containsExactly("@ben", "@somebody");
    assertThat(reply.expectFirst(".tweet-content").wholeText()).isEqualTo("indeed");
    assertThat(browser.get(recent, "/ada_miller").ids()).doesNotContain(town.reply.id());
  }

  @Test
  void stats_areToldByIconAndEmptyForZero() throws Exception {
    Element item = item(recent, town.plain);
    assertThat(item.select(".tweet-stats > .tweet-stat .icon-container > span").eachAttr("class"))
        .containsExactly("icon-comment", "icon-retweet", "icon-heart", "icon-views");
    assertThat(stat(item, "heart")).isEqualTo("1,234,567");
    assertThat(stat(item, "views")).isEqualTo("5");
    assertThat(stat(item(recent, town.card), "heart")).isEmpty();
    assertThat(
            item(old, town.plain).select(".tweet-stats .icon-container > span").eachAttr("class"))
        .containsExactly("icon-comment", "icon-retweet", "icon-quote", "icon-heart");
    assertThat(item(old, town.film).select(".tweet-stats .icon-play")).hasSize(1);
  }

  @Test
  void photos_haveTheirAlternativeText() throws Exception {
    Element attachments = item(recent, town.photos).expectFirst(".tweet-body > .attachments");
    assertThat(attachments.select(".gallery-row > .attachment > a.still-image").eachAttr("href"))
        .containsExactly("/pic/orig/media%2FA1.jpg", "/pic/orig/media%2FA2.jpg");
    assertThat(attachments.select("img").eachAttr("alt")).contains("an <alt>");
    assertThat(attachments.select("p.alt-text").eachText()).containsExactly("ALT an <alt>");
    assertThat(item(old, town.photos).select(".attachment.image")).hasSize(2);
    assertThat(item(old, town.photos).select("p.alt-text")).isEmpty();
  }

  @Test
  void films_areStillsWithoutPreferences() throws Exception {
    Element film = item(recent, town.film);
    assertThat(film.select(".attachments .gallery-video .video-overlay form")).hasSize(1);
    assertThat(film.expectFirst("a.video-download").attr("href"))
        .endsWith("https%3A%2F%2Fvideo.twimg.com%2Fext_tw_video%2F9.mp4");
    assertThat(film.select("video")).isEmpty();
    assertThat(item(old, town.film).select(".attachment.video-container")).hasSize(1);
    assertThat(item(old, town.film).select("a.video-download")).isEmpty();
    assertThat(
            item(recent, town.gif).select(".attachments.media-gif video.gif > source").attr("src"))
        .isEqualTo("/pic/video.twimg.com%2Ftweet_video%2FG.mp4");
  }

  @Test
  void poll_padsItsPercentages() throws Exception {
    Element poll = item(recent, town.poll).expectFirst(".poll");
    assertThat(poll.select(".poll-choice-option").eachText())
        .containsExactly("Yes", "No & never", "<maybe>");
    assertThat(poll.select(".poll-meter .poll-choice-value").get(1).wholeText()).isEqualTo(" 3%");
    assertThat(poll.select(".poll-meter.leader .poll-choice-value").text()).isEqualTo("97%");
    assertThat(poll.expectFirst(".poll-info").text()).isEqualTo("100 votes • Final results");
  }

  @Test
  void cardAndNote_followTheText() throws Exception {
    Element item = item(recent, town.card);
    assertThat(item.expectFirst(".card.large > a.card-container").attr("href"))
        .isEqualTo("https://example.org/article");
    assertThat(item.expectFirst(".card-title").text()).isEqualTo("A title");
    assertThat(item.expectFirst(".card-description").text()).isEqualTo("A text");
    assertThat(item.expectFirst(".card-destination").text()).isEqualTo("example.org");
    assertThat(item.expectFirst(".community-note-text").text()).isEqualTo("Readers added context");
    assertThat(item(old, town.card).select(".community-note")).isEmpty();
  }

  @Test
  void quote_hasParts_ofItsOwn() throws Exception {
    Element quote = item(recent, town.quote).expectFirst(".tweet-body > .quote.quote-big");
    assertThat(quote.expectFirst("a.quote-link").attr("href"))
        .isEqualTo("/ben/status/" + town.bens.id() + "#m");
    assertThat(quote.expectFirst(".username").text()).isEqualTo("@ben");
    assertThat(quote.expectFirst(".tweet-date > a").attr("title"))
        .isEqualTo("Aug 30, 2026 · 10:00 AM UTC");
    assertThat(quote.expectFirst(".quote-text").text()).isEqualTo("Ben's own");
  }

  @Test
  void quoteOfWhatIsGone_isALinkSinceFebruary2026() throws Exception {
    Element gone =
        item(recent, town.quoteOfDeleted).expectFirst(".quote.unavailable > .unavailable-quote");
    assertThat(gone.tagName()).isEqualTo("a");
    assertThat(gone.attr("href")).isEqualTo("/i/status/" + town.deleted.id());
    assertThat(gone.text()).isEqualTo("This tweet is unavailable");
    assertThat(item(old, town.quoteOfDeleted).expectFirst(".unavailable-quote").tagName())
        .isEqualTo("div");
  }

  @Test
  void withheldTweet_isAnItemWithoutAnythingButItsReason() throws Exception {
    Element item =
        browser.get(recent, "/ada_miller").page().expectFirst(".unavailable.timeline-item");
    assertThat(item.attr("data-username")).isEmpty();
    assertThat(item.expectFirst("> a.unavailable-box").attr("href"))
        .isEqualTo("/i/status/" + town.restricted.id() + "#m");
    assertThat(item.text()).isEqualTo("Age-restricted adult content.");
    assertThat(browser.get(old, "/ada_miller").page().select(".unavailable > div.unavailable-box"))
        .hasSize(1);
  }

  @Test
  void paging_goesOnUntilThereIsNothing() throws Exception {
    List<Seen> pages = browser.walk(recent, "/Ada_Miller");
    assertThat(pages).hasSize(2);
    Seen last = pages.getLast();
    assertThat(last.status()).isEqualTo(200);
    assertThat(last.page().select(".timeline-footer > h2.timeline-end").text())
        .isEqualTo("No more items");
    assertThat(last.link("Load newest")).isEqualTo("/Ada_Miller");
    assertThat(last.page().select(".timeline-item.show-more")).hasSize(1);
    assertThat(pages.getFirst().page().select(".timeline > div.show-more")).hasSize(1);
    assertThat(pages.getFirst().link("Load more")).startsWith("?cursor=");
    assertThat(pages.getFirst().page().select(".timeline > .top-ref")).hasSize(1);
  }

  @Test
  void media_showsOnlyPictures() throws Exception {
    Seen seen = browser.get(recent, "/ada_miller/media");
    assertThat(seen.ids()).containsExactly(town.gif.id(), town.film.id(), town.photos.id());
    assertThat(seen.link("Load more")).startsWith("?view=timeline&cursor=");
  }

  @Test
  void strayCursor_findsNothing() throws Exception {
    Seen seen = browser.get(recent, "/ada_miller?max_position=madeup");
    assertThat(seen.ids()).isEmpty();
    assertThat(seen.page().select("h2.timeline-end")).hasSize(1);
  }

  @Test
  void endlessScroll_getsOnlyTheTimeline() throws Exception {
    String more = browser.get(recent, "/ada_miller").link("Load more");
    Seen fragment = browser.get(recent, "/ada_miller" + more + "&scroll=true");
    assertThat(fragment.status()).isEqualTo(404);
    assertThat(browser.get(recent, "/ada_miller?scroll=true").body())
        .startsWith("<div class=\"timeline\">")
        .doesNotContain("Load newest");
  }

  private Element item(NitterInstance instance, PostDraft post) throws Exception {
    return browser.get(instance, "/Ada_Miller").tweets().stream()
        .filter(item -> item.expectFirst("> a").attr("href").contains("/" + post.id() + "#"))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static String stat(Element item, String icon) {
    return item.expectFirst(".tweet-stats .icon-container:has(> .icon-" + icon + ")").text();
  }
}
