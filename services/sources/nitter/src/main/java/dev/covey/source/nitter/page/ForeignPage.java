/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells apart what stands where Nitter should: tests for browsers, broken proxies, other sites. */
final class ForeignPage {
  private static final List<String> CHALLENGE_TITLES =
      List.of(
          "Verifying your browser",
          "Making sure you're not a bot",
          "Just a moment",
          "Attention Required",
          "Access denied",
          "DDoS-Guard",
          "Checking your browser",
          "You have been blocked");
  private static final List<String> CHALLENGE_TRACES =
      List.of(
          "anubis_challenge",
          "/.within.website/",
          "/cdn-cgi/challenge-platform/",
          "cf-chl",
          "You have been blocked");
  private static final int ERROR_DIGITS = 3;

  private ForeignPage() {}

  static NitterPage read(Document document, String html, int status) {
    String title = Markup.clean(document.title());
    if (isChallenge(title, html)) {
      return NitterPage.bare(PageClass.CHALLENGE, title.isEmpty() ? "a challenge page" : title);
    }
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return NitterPage.bare(PageClass.RATE_LIMITED, shown(title, document));
    }
    if (status >= HttpStatus.FIRST_SERVER_ERROR || tellsServerError(title)) {
      return NitterPage.bare(PageClass.UPSTREAM_ERROR, shown(title, document));
    }
    return NitterPage.bare(PageClass.NOT_NITTER, shown(title, document));
  }

  private static boolean isChallenge(String title, String html) {
    return CHALLENGE_TITLES.stream()
            .anyMatch(known -> title.regionMatches(true, 0, known, 0, known.length()))
        || CHALLENGE_TRACES.stream().anyMatch(html::contains);
  }

  /** Proxies put the status first: {@code 502 Bad Gateway}. */
  private static boolean tellsServerError(String title) {
    return title.length() > ERROR_DIGITS
        && title.charAt(0) == '5'
        && Digits.parse(title.substring(0, ERROR_DIGITS)) != null
        && title.charAt(ERROR_DIGITS) == ' ';
  }

  private static String shown(String title, Document document) {
    if (!title.isEmpty()) {
      return title;
    }
    Element body = document.body();
    String text = Markup.line(body);
    int most = 120;
    return text.isEmpty()
        ? "nothing readable"
        : text.length() <= most ? text : Markup.clean(text.substring(0, most)) + "…";
  }
}
