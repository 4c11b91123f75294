/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tweet's or bio's text as HTML: line breaks stay as they are; addresses, names, hashtags and
 * cashtags become links, and the shown form of an address is cut to 28 characters.
 */
final class TextMarkup {
  private static final Pattern ENTITY =
      Pattern.compile(
          "(?<url>https?://[^\\s<>\"]+)"
              + "|(?<![\\p{L}\\p{N}_@/])@(?<name>\\w{1,15})(?!\\w|@)"
              + "|(?<![\\p{L}\\p{N}_&/])#(?<tag>[\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)"
              + "|(?<![\\p{L}\\p{N}_$])\\$(?<cash>[A-Za-z]{1,6})(?![\\p{L}\\p{N}_])");
  private static final int SHOWN_LENGTH = 28;

  private final Vintage vintage;
  private final Function<String, Optional<String>> displayNames;

  /** {@code displayNames} tells the display name of a user name, where there is one. */
  TextMarkup(Vintage vintage, Function<String, Optional<String>> displayNames) {
    this.vintage = vintage;
    this.displayNames = displayNames;
  }

  Node render(String text) {
    var html = new StringBuilder();
    Matcher entity = ENTITY.matcher(text);
    int done = 0;
    while (entity.find()) {
      html.append(Escape.tweet(text.substring(done, entity.start())));
      html.append(link(entity));
      done = entity.end();
    }
    html.append(Escape.tweet(text.substring(done)));
    return new Node.Verbatim(html.toString());
  }

  private String link(Matcher entity) {
    if (entity.group("url") != null) {
      return "<a href=\"%s\">%s</a>"
          .formatted(entity.group("url"), Escape.tweet(shown(entity.group("url"))));
    }
    if (entity.group("name") != null) {
      return nameLink(entity.group("name"));
    }
    String tag = entity.group("tag") != null ? entity.group("tag") : entity.group("cash");
    return "<a href=\"/search?%sq=%%23%s\">%s</a>"
        .formatted(
            vintage.has(Vintage.Change.HASHTAG_SEARCHES_TWEETS) ? "f=tweets&" : "",
            URLEncoder.encode(tag, StandardCharsets.UTF_8),
            entity.group());
  }

  private String nameLink(String name) {
    var html = new StringBuilder("<a href=\"/").append(name).append('"');
    displayNames
        .apply(name)
        .ifPresent(title -> {
          html.append(" title=\"");
          Escape.attribute(title, html);
          html.append('"');
        });
    return html.append(">@").append(name).append("</a>").toString();
  }

  /** Without scheme and "www.", cut with an ellipsis: the whole address is only in the link. */
  static String shown(String url) {
    String bare = url.replaceFirst("^https?://(www\\.)?", "");
    return bare.length() <= SHOWN_LENGTH ? bare : bare.substring(0, SHOWN_LENGTH) + "…";
  }
}
