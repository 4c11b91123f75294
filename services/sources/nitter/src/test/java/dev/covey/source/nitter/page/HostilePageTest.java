/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.more;
import static dev.covey.source.nitter.InventedPages.tweet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePageTest {
  private static final long ID = 1700000000000000001L;
  private final PageReader reader = new PageReader();

  @Test
  void pageAboveTheBound_isNotRead() {
    byte[] huge = new byte[PageReader.MAX_BYTES + 1];
    NitterPage page = reader.read(huge);
    assertThat(page.pageClass()).isEqualTo(PageClass.NOT_NITTER);
    assertThat(page.message()).contains("more than");
  }

  /** On a thread like those of workers, as their stacks are what deep pages go for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "div",
        "b",
        "a",
        "p",
        "ul><li",
        "table><tr><td",
        "svg><g",
        "math><mi",
        "form",
        "button",
        "select",
        "template",
        "font size=1",
        "h1",
        "blockquote",
        "span class='timeline-item'"
      })
  @Timeout(60)
  void deepNesting_endsInAClass(String tags) throws Exception {
    String open = "<" + tags + ">";
    String deep = open.repeat(50_000) + tweet(ID, "orla", "x");
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      PageChecks.check(workers.submit(() -> ReadPages.text(list("orla", deep))).get());
      PageChecks.check(workers.submit(() -> ReadPages.text("<div class='timeline'>" + deep)).get());
      PageChecks.check(
          workers
              .submit(() -> ReadPages.text("<?xml version='1.0'?><rss><channel><item>" + deep))
              .get());
    }
  }

  /** What is open is opened again in each paragraph, which multiplies where nothing bounds it. */
  @Test
  @Timeout(60)
  void formattingThatIsNeverClosed_endsInAClass() {
    StringBuilder page = new StringBuilder("<div class='timeline'>");
    for (int i = 0; i < 30_000; i++) {
      page.append("<b id=").append(i).append("><p>x");
    }
    assertThat(ReadPages.text(page.toString()).pageClass()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<script>alert(1)</script>",
        "../../admin",
        "orla' or ''='",
        "orla,bela",
        "a2345678901234567890x",
        "Ørla"
      })
  void cardUnderANameThatCannotBe_isNobodys(String name) {
    assertThat(ReadPages.text(list(name, tweet(ID, "orla", "x"))).profile()).isNull();
  }

  @Test
  void scriptsInFullNames_stayText() {
    String name = "&lt;script&gt;alert(1)&lt;/script&gt;&#x202e;&#0;";
    NitterPage page =
        ReadPages.text(
            list("orla", tweet(ID, "orla", "x"))
                .replace("title=\"orla\">orla<", "title=\"" + name + "\">" + name + "<"));
    assertThat(page.profile())
        .extracting(SourceProfile::fullname, STRING)
        .startsWith("<script>alert(1)</script>");
    PageChecks.check(page);
  }

  @Test
  void scriptsInNames_stayText() {
    String name = "&lt;script&gt;alert(1)&lt;/script&gt;";
    NitterPage page =
        ReadPages.text(
            list("orla", tweet(ID, "orla", name + "<script>alert(2)</script><style>x</style>")));
    assertThat(page.tweets())
        .singleElement()
        .extracting(SourceTweet::text)
        .isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void pageCutInHalf_keepsOnlyWholeTweets() {
    String whole =
        list(
            "orla",
            tweet(ID + 2, "orla", "a"),
            tweet(ID + 1, "orla", "b"),
            tweet(ID, "orla", "c"),
            more("?cursor=x"));
    NitterPage page =
        ReadPages.text(whole.substring(0, whole.indexOf("tweet-stats", whole.indexOf(">c<"))));
    assertThat(page.pageClass()).isEqualTo(PageClass.UPSTREAM_ERROR);
    assertThat(page.message()).contains("cut short");
    assertThat(page.tweets()).extracting(SourceTweet::text).containsExactly("a", "b");
    assertThat(page.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"})
  void charset_isTheOneThatIsDeclared(String name) {
    byte[] body = list("orla", tweet(ID, "orla", "Tromsø")).getBytes(Charset.forName(name));
    NitterPage page = reader.read(body, "text/html; charset=" + name, 200);
    assertThat(page.tweets()).extracting(SourceTweet::text).containsExactly("Tromsø");
  }

  @Test
  void wrongCharset_endsInAClass() {
    byte[] body = list("orla", tweet(ID, "orla", "Tromsø")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(reader.read(body, "text/html; charset=utf-8", 200).tweets())
        .extracting(SourceTweet::text)
        .containsExactly("Troms\uFFFD");
    assertThat(reader.read(body, "text/html; charset=no-such-thing", 200).pageClass())
        .isEqualTo(PageClass.OK);
    assertThat(reader.read(body, "text/html; charset=", 200).pageClass()).isEqualTo(PageClass.OK);
  }

  @Test
  void numbersThatOverflow_areUnknown() {
    String stats =
        "<div class='tweet-stats'><span class='tweet-stat'><div class='icon-container'><span"
            + " class='icon-comment'></span> 99,999,999,999,999,999,999</div></span><span"
            + " class='tweet-stat'><div class='icon-container'><span class='icon-views'></span>"
            + " 1.2K</div></span></div>";
    NitterPage page = ReadPages.text(list("orla", tweet(ID, "orla", "x", stats)));
    assertThat(page.tweets().getFirst().stats().replies()).isNull();
    assertThat(page.tweets().getFirst().stats().views()).isNull();
  }

  @Test
  void charactersThatNoTableTakes_areReplaced() {
    NitterPage page =
        ReadPages.text(list("orla", tweet(ID, "orla", "a&#0;b&#xD800;c\0d&#x1F426;")));
    assertThat(page.tweets().getFirst().text())
        .contains("\uD83D\uDC26")
        .satisfies(PageChecks::isClean);
  }

  @Test
  void mediaElsewhere_areNotTaken() {
    String evil =
        "<div class='attachments'><div class='attachment'><a class='still-image'"
            + " href='/pic/https%3A%2F%2F10.0.0.1%2Fadmin'><img src='javascript:alert(1)'></a></div>"
            + "<div class='attachment'><a class='still-image' href='/pic/orig/%zz'><img></a></div></div>";
    NitterPage page = ReadPages.text(list("orla", tweet(ID, "orla", "x", evil)));
    assertThat(page.tweets().getFirst().media()).isEmpty();
  }
}
