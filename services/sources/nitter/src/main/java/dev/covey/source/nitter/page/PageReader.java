/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.SourceProfile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of any Nitter since 2020: profile, timeline, search, status, error, feed. Whatever
 * the bytes are, it answers with a class and never throws. What can't be proven to be an answer of
 * Nitter is never called empty. Safe for many threads.
 */
public final class PageReader {
  /** Real pages have up to 200 KB. */
  public static final int MAX_BYTES = 8 << 20;

  private static final String PAGE_END = "</html";
  private static final String FEED_END = "</rss";
  private static final int TAIL = 4096;

  /** Reads a page that was saved without its HTTP status. */
  public NitterPage read(byte[] body) {
    return read(body, null, HttpStatus.UNKNOWN);
  }

  /**
   * Reads an answer.
   *
   * @param contentType for its charset; null if there is none
   */
  public NitterPage read(byte[] body, @Nullable String contentType, int status) {
    if (body.length > MAX_BYTES) {
      return NitterPage.bare(
          PageClass.NOT_NITTER,
          "a page of " + body.length + " bytes, more than the " + MAX_BYTES + " that are read");
    }
    String html = PageText.decode(body, contentType);
    if (html.isBlank()) {
      return blank(status);
    }
    NitterPage feed = FeedParser.parse(html);
    if (feed == null) {
      return readHtml(html, status);
    }
    return endsWith(html, FEED_END) ? feed : cutShort(feed);
  }

  private static NitterPage blank(int status) {
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return NitterPage.bare(PageClass.RATE_LIMITED, "an empty answer with status 429");
    }
    return status >= HttpStatus.FIRST_SERVER_ERROR
        ? NitterPage.bare(PageClass.UPSTREAM_ERROR, "an empty answer with status " + status)
        : NitterPage.bare(PageClass.NOT_NITTER, "an empty answer");
  }

  private static NitterPage readHtml(String html, int status) {
    Document document = Jsoup.parse(html);
    Landmarks landmarks = Landmarks.of(document);
    if (!landmarks.any()) {
      return isCutShort(html) && landmarks.proveNitter()
          ? NitterPage.bare(PageClass.UPSTREAM_ERROR, "the page is cut short")
          : ForeignPage.read(document, html, status);
    }
    NitterPage page = readNitter(landmarks);
    if (page == null) {
      return ForeignPage.read(document, html, status);
    }
    if (isCutShort(html)) {
      return cutShort(page);
    }
    return byStatus(page, status);
  }

  private static @Nullable NitterPage readNitter(Landmarks landmarks) {
    Element errorPanel = landmarks.errorPanel;
    if (errorPanel != null) {
      String message = Markup.line(errorPanel);
      PageClass pageClass = ErrorPanel.classify(message);
      boolean known = pageClass != PageClass.UPSTREAM_ERROR || landmarks.proveNitter();
      return known ? NitterPage.bare(pageClass, message) : null;
    }
    Links links = Links.of(landmarks.ownAddress);
    Element conversation = landmarks.conversation;
    if (conversation != null) {
      return ContentPage.conversation(TimelineParser.parse(conversation, links));
    }
    SourceProfile profile =
        landmarks.profileCard == null
            ? null
            : ProfileCardParser.parse(landmarks.profileCard, landmarks.banner, links);
    return ContentPage.timeline(landmarks, profile, links);
  }

  /** A status that says "not now" wins over whatever content came with it. */
  private static NitterPage byStatus(NitterPage page, int status) {
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return NitterPage.bare(PageClass.RATE_LIMITED, page.message());
    }
    return status >= HttpStatus.FIRST_SERVER_ERROR
        ? NitterPage.bare(PageClass.UPSTREAM_ERROR, page.message())
        : page;
  }

  /** Whether it began as a whole page but does not end as one. */
  private static boolean isCutShort(String html) {
    String start = html.stripLeading();
    boolean whole = starts(start, "<!doctype") || starts(start, "<html");
    return whole && !endsWith(html, PAGE_END);
  }

  private static boolean starts(String html, String tag) {
    return html.regionMatches(true, 0, tag, 0, tag.length());
  }

  private static boolean endsWith(String html, String tag) {
    for (int i = html.length() - tag.length(); i >= Math.max(0, html.length() - TAIL); i--) {
      if (html.charAt(i) == '<' && html.regionMatches(true, i, tag, 0, tag.length())) {
        return true;
      }
    }
    return false;
  }

  /** What came before the cut holds, but for the last item, which may be half. */
  private static NitterPage cutShort(NitterPage page) {
    var whole = page.tweets();
    return new NitterPage(
        PageClass.UPSTREAM_ERROR,
        page.tweets().isEmpty() ? null : page.profile(),
        whole.isEmpty() ? whole : whole.subList(0, whole.size() - 1),
        page.unavailable(),
        null,
        null,
        "the page is cut short",
        page.unreadable());
  }
}
