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
import static dev.covey.source.nitter.InventedPages.timeline;
import static dev.covey.source.nitter.InventedPages.tweet;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer looks for bytes to which the reader has no answer, or one that can't be kept, led by the
 * branches that its inputs reach. It starts from pages of many kinds.
 */
class PageFuzzTest {
  private static final long ID = 1700000000000000001L;
  private static final PageReader READER = new PageReader();

  static Stream<byte[]> pages() {
    Stream<byte[]> whole =
        Stream.of("profile-2026.html", "profile-2020.html", "status-edited.html", "feed.xml")
            .map(ReadPages::bytes);
    Stream<String> small =
        Stream.of(
            list("orla", tweet(ID, "orla", "words"), more("?cursor=a")),
            timeline(none()),
            timeline(end()),
            error("User \"orla\" not found"),
            error("Tweet not found"));
    return Stream.concat(whole, small.map(html -> html.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("pages")
  @DictionaryEntries({
    "<div class=\"timeline\">",
    "<div class=\"timeline-item\">",
    "<div class=\"quote\">",
    "<div class=\"error-panel\">",
    "</div>",
    "href=\"/x/status/99999999999999999999\"",
    "&#xD83D;",
    "<!--",
    "]]>",
    "<template>",
    "<svg>"
  })
  // last, as Jazzer wants it
  @FuzzTest(maxDuration = "20s")
  void everyPage_isGivenAClassAndCleanText(byte @NotNull [] body) {
    PageChecks.check(READER.read(body));
    PageChecks.check(READER.read(body, null, 404));
  }
}
