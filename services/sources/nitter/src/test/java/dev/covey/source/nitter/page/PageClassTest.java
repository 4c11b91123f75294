/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static dev.covey.source.nitter.InventedPages.card;
import static dev.covey.source.nitter.InventedPages.end;
import static dev.covey.source.nitter.InventedPages.error;
import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.none;
import static dev.covey.source.nitter.InventedPages.page;
import static dev.covey.source.nitter.InventedPages.timeline;
import static dev.covey.source.nitter.InventedPages.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageClassTest {
  private static final String ITEM = tweet(1700000000000000001L, "orla", "hello");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User "ghost" not found                                       | USER_NOT_FOUND
          User "" has been suspended                                   | SUSPENDED
          User "banned" has been suspended                             | SUSPENDED
          Tweet not found                                              | TWEET_NOT_FOUND
          Invalid tweet ID                                             | INVALID_ID
          RSS feed is disabled                                         | RSS_DISABLED
          Instance has been rate limited.<br>Use <a href="/x">another instance</a> or try again later. | RATE_LIMITED
          Instance has no auth tokens, or is fully rate limited.<br>Try again later. | RATE_LIMITED
          Network error occurred, please try again.                    | UPSTREAM_ERROR
          An error occurred, please <a href="/x">open a GitHub issue</a> | UPSTREAM_ERROR
          Page not found                                               | UPSTREAM_ERROR
          Search input too long.                                       | UPSTREAM_ERROR
          """)
  void errorPanel_isClassedByItsWords(String message, PageClass expected) {
    assertThat(ReadPages.text(error(message)).pageClass()).isEqualTo(expected);
  }

  @Test
  void errorMessage_isOneLineOfText() {
    assertThat(
            ReadPages.text(error("Instance has been rate limited.<br>Use <a>another</a> later."))
                .message())
        .isEqualTo("Instance has been rate limited. Use another later.");
  }

  @Test
  void emptyAndEnd_areToldApartFromContent() {
    assertThat(ReadPages.text(list("orla", none())).pageClass()).isEqualTo(PageClass.EMPTY);
    assertThat(ReadPages.text(list("orla", end())).pageClass()).isEqualTo(PageClass.END);
    assertThat(ReadPages.text(list("orla", ITEM)).pageClass()).isEqualTo(PageClass.OK);
    assertThat(ReadPages.text(list("orla", none())).message()).isEqualTo("No items found");
  }

  @Test
  void wordsOfTweets_decideNothing() {
    String text = "No more items. Instance has been rate limited. User \"x\" not found";
    NitterPage page = ReadPages.text(list("orla", tweet(1700000000000000001L, "orla", text)));
    assertThat(page.pageClass()).isEqualTo(PageClass.OK);
    assertThat(page.tweets()).hasSize(1);
  }

  @Test
  void fragmentOfTheTimeline_isEnough() {
    assertThat(ReadPages.text(timeline(ITEM)).pageClass()).isEqualTo(PageClass.OK);
  }

  @Test
  void protectedProfile_hasItsCard() {
    NitterPage page =
        ReadPages.text(
            page(
                card("locked", 5)
                    + "<div class='timeline-header timeline-protected'><h2>This account&#x27;s"
                    + " tweets are protected.</h2><p>Only followers</p></div>"));
    assertThat(page.pageClass()).isEqualTo(PageClass.PROTECTED);
    assertThat(page.profile()).isNotNull();
    assertThat(page.message()).isEqualTo("This account's tweets are protected.");
  }

  @Test
  void unavailableMainTweet_isNotAMissingOne() {
    NitterPage page =
        ReadPages.text(
            page(
                "<div class='conversation'><div class='main-thread'><div id='m' class='main-tweet'>"
                    + "<div class='unavailable timeline-item'><a class='unavailable-box'"
                    + " href='/i/status/1700000000000000001#m'>Age-restricted</a></div></div></div></div>"));
    assertThat(page.pageClass()).isEqualTo(PageClass.TWEET_UNAVAILABLE);
    assertThat(page.message()).isEqualTo("Age-restricted");
    assertThat(page.unavailable()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Verifying your browser | birdhouse</title><body>wait",
        "<title>Making sure you're not a bot!</title><script id='anubis_challenge'>{}</script>",
        "<title>Just a moment...</title><body>",
        "<title>x</title><meta http-equiv='refresh' content='1; url=/.within.website/x/cmd/anubis'>",
        "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>"
      })
  void challenges_areRecognised(String html) {
    assertThat(ReadPages.text(html, 200).pageClass()).isEqualTo(PageClass.CHALLENGE);
    assertThat(ReadPages.text(html, 503).pageClass()).isEqualTo(PageClass.CHALLENGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n ",
        "<html><title>Buy this domain</title><body>parked</body></html>",
        "<html><body><div class='timeline'><p>history of our town</p></div></body></html>",
        "<html><body><div class='error-panel'>Oops</div></body></html>",
        "just words",
        "{\"json\": true}"
      })
  void otherSites_areNotNitter(String html) {
    assertThat(ReadPages.text(html, 200).pageClass()).isEqualTo(PageClass.NOT_NITTER);
  }

  @ParameterizedTest
  @CsvSource({"502, <h1>502 Bad Gateway</h1>", "520, error", "503, ''", "500, ''"})
  void serverErrors_areUpstreamErrors(int status, String html) {
    assertThat(ReadPages.text(html, status).pageClass()).isEqualTo(PageClass.UPSTREAM_ERROR);
  }

  @Test
  void savedProxyError_isRecognisedByItsTitle() {
    assertThat(ReadPages.text("<title>502 Bad Gateway</title>").pageClass())
        .isEqualTo(PageClass.UPSTREAM_ERROR);
  }

  @Test
  void status_winsOverContent() {
    assertThat(ReadPages.text(list("orla", ITEM), 429).pageClass())
        .isEqualTo(PageClass.RATE_LIMITED);
    assertThat(ReadPages.text(list("orla", ITEM), 500).pageClass())
        .isEqualTo(PageClass.UPSTREAM_ERROR);
    assertThat(ReadPages.text("slow down", 429).pageClass()).isEqualTo(PageClass.RATE_LIMITED);
    assertThat(ReadPages.text("", 429).pageClass()).isEqualTo(PageClass.RATE_LIMITED);
  }

  @Test
  void timelineWithoutAnything_isNotAnEmptyOne() {
    assertThat(ReadPages.text(list("orla")).pageClass()).isEqualTo(PageClass.UPSTREAM_ERROR);
  }

  @Test
  void itemsThatCannotBeRead_areNotAnEmptyList() {
    NitterPage page =
        ReadPages.text(list("orla", ITEM.replace("1700000000000000001", "17000000000000000010")));
    assertThat(page.pageClass()).isEqualTo(PageClass.UPSTREAM_ERROR);
    assertThat(page.unreadable()).isEqualTo(1);
  }

  @Test
  void feedWithoutItems_isEmpty() {
    assertThat(ReadPages.text("<?xml version='1.0'?><rss><channel></channel></rss>").pageClass())
        .isEqualTo(PageClass.EMPTY);
  }
}
