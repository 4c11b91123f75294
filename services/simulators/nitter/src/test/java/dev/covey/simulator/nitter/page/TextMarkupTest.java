/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class TextMarkupTest {
  private final TextMarkup markup = markup(Vintage.SUMMER_2026);

  @Test
  void names_becomeLinksThatTellTheDisplayName() {
    assertThat(html("hi @ben, @nobody and a@b.example"))
        .isEqualTo(
            "hi <a href=\"/ben\" title=\"Ben &lt;3\">@ben</a>, "
                + "<a href=\"/nobody\">@nobody</a> and a@b.example");
  }

  @Test
  void hashtags_searchTweetsSinceFebruary2026() {
    assertThat(html("#bread #München #1")).contains("href=\"/search?f=tweets&q=%23bread\">#bread<");
    assertThat(html("#München")).contains("%23M%C3%BCnchen\">#München<");
    assertThat(html("#1")).isEqualTo("#1");
    assertThat(html(markup(Vintage.AUTUMN_2025), "#bread"))
        .isEqualTo("<a href=\"/search?q=%23bread\">#bread</a>");
  }

  @Test
  void cashtags_searchLikeHashtags() {
    assertThat(html("$BRD costs $5"))
        .isEqualTo("<a href=\"/search?f=tweets&q=%23BRD\">$BRD</a> costs $5");
  }

  @Test
  void addresses_areShownShortButLinkedWhole() {
    assertThat(html("https://www.example.com/a/very/long/url/that/is/cut?a=b&c=d"))
        .isEqualTo(
            "<a href=\"https://www.example.com/a/very/long/url/that/is/cut?a=b&c=d\">"
                + "example.com/a/very/long/url/…</a>");
    assertThat(TextMarkup.shown("https://example.org/article")).isEqualTo("example.org/article");
  }

  @Test
  void hostileText_staysTextAndKeepsItsLines() {
    String hostile = "<script>alert('x')</script> & \"q\"\n\n  end </div><img src=x onerror=a>";
    String page = "<div id=t>" + html(hostile) + "</div>";
    assertThat(Jsoup.parse(page).select("#t > *")).isEmpty();
    assertThat(Jsoup.parse(page).expectFirst("#t").wholeText()).isEqualTo(hostile);
  }

  @Test
  void hostileAddress_cannotLeaveItsAttribute() {
    String page = "<div id=t>" + html("https://e.example/\"onmouseover=\"alert(1)") + "</div>";
    assertThat(Jsoup.parse(page).select("#t a[onmouseover]")).isEmpty();
  }

  private String html(String text) {
    return html(markup, text);
  }

  private static String html(TextMarkup markup, String text) {
    var out = new StringBuilder();
    markup.render(text).write(out, 0);
    return out.toString();
  }

  private static TextMarkup markup(Vintage vintage) {
    return new TextMarkup(
        vintage, name -> name.equals("ben") ? Optional.of("Ben <3") : Optional.empty());
  }
}
