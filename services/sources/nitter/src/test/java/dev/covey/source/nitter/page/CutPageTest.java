/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static dev.covey.source.nitter.InventedPages.end;
import static dev.covey.source.nitter.InventedPages.error;
import static dev.covey.source.nitter.InventedPages.list;
import static dev.covey.source.nitter.InventedPages.more;
import static dev.covey.source.nitter.InventedPages.none;
import static dev.covey.source.nitter.InventedPages.tweet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that end too soon, wherever that is: what is left says no more than it holds. */
class CutPageTest {
  private static final long ID = 1700000000000000001L;
  private static final int MOST_CUTS = 1_500;
  private final PageReader reader = new PageReader();

  static Stream<Arguments> answers() {
    Stream<Arguments> saved =
        Stream.of("profile-2026.html", "profile-2020.html", "status-edited.html", "feed.xml")
            .map(name -> argumentSet(name, ReadPages.bytes(name)));
    Stream<Arguments> invented =
        Stream.of(
            invented("a list", list("orla", tweet(ID, "orla", "words"), more("?cursor=a"))),
            invented("an empty list", list("orla", none())),
            invented("an end", list("orla", end())),
            invented("nobody", error("User \"orla\" not found")),
            invented("suspended", error("User \"orla\" has been suspended")),
            invented("no tweet", error("Tweet not found")));
    return Stream.concat(saved, invented);
  }

  private static Arguments invented(String name, String html) {
    return argumentSet(name, html.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void cutAnywhere_claimsNothingAndInventsNothing(byte[] whole) {
    NitterPage all = reader.read(whole);
    int last = lastTag(whole);
    int step = Math.max(1, last / MOST_CUTS);
    for (int cut = 0; cut < last; cut += step) {
      NitterPage page = reader.read(Arrays.copyOf(whole, cut), "text/html; charset=utf-8", 200);
      assertThat(page.pageClass())
          .as("cut at %d", cut)
          .isIn(PageClass.UPSTREAM_ERROR, PageClass.NOT_NITTER);
      assertThat(page.next()).isNull();
      assertThat(page.main()).isNull();
      assertThat(page.tweets())
          .as("cut at %d", cut)
          .isEqualTo(all.tweets().subList(0, Math.min(page.tweets().size(), all.tweets().size())));
    }
  }

  private static int lastTag(byte[] whole) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    return Math.max(text.lastIndexOf("</html"), text.lastIndexOf("</rss"));
  }
}
