/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.util.Locale;

/** Small pages in Nitter's markup, made up for tests. */
public final class InventedPages {
  private InventedPages() {}

  /** A whole page around a body. */
  public static String page(String body) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head>
    <link rel="stylesheet" type="text/css" href="/css/style.css?v=106" />
    <link rel="search" type="application/opensearchdescription+xml" href="https://birdhouse.example/opensearch" />
    <title>birdhouse</title></head>
    <body><nav><div class="inner-nav"><a class="site-name" href="/">birdhouse</a></div></nav>
    <div class="container">%s</div></body></html>
    """
        .formatted(body);
  }

  public static String error(String message) {
    return page(
        "<div class=\"panel-container\"><div class=\"error-panel\"><span>"
            + message
            + "</span></div></div>");
  }

  public static String card(String username, long posts) {
    return """
    <div class="profile-card"><a class="profile-card-fullname" href="/%1$s" title="%1$s">%1$s</a>
    <a class="profile-card-username" href="/%1$s" title="@%1$s">@%1$s</a>
    <div class="profile-joindate"><a href="/%1$s/about" title="1:00 AM - 2 Mar 2020">x</a></div>
    <ul class="profile-statlist"><li class="posts"><span class="profile-stat-num">%2$s</span></li></ul></div>
    """
        .formatted(username, String.format(Locale.ROOT, "%,d", posts));
  }

  public static String timeline(String... items) {
    return "<div class=\"timeline\">" + String.join("\n", items) + "</div>";
  }

  /** A page of a list, with the card that stands beside it. */
  public static String list(String username, String... items) {
    return page(card(username, 500) + timeline(items));
  }

  public static String tweet(long id, String author, String text) {
    return tweet(id, author, text, "");
  }

  /** A tweet with more of its body. */
  public static String tweet(long id, String author, String text, String more) {
    return """
    <div class="timeline-item " data-username="%2$s">
    <a class="tweet-link" href="/%2$s/status/%1$d#m"></a><div class="tweet-body">
    <div class="tweet-name-row"><a class="username" href="/%2$s" title="@%2$s">@%2$s</a>
    <span class="tweet-date"><a href="/%2$s/status/%1$d#m" title="">x</a></span></div>
    <div class="tweet-content media-body" dir="auto">%3$s</div>%4$s
    <div class="tweet-stats"><span class="tweet-stat"><div class="icon-container"><span class="icon-heart"></span> 1</div></span></div>
    </div></div>
    """
        .formatted(id, author, text, more);
  }

  public static String more(String href) {
    return "<div class=\"show-more\"><a href=\"" + href + "\">Load more</a></div>";
  }

  public static String none() {
    return "<div class=\"timeline-header\"><h2 class=\"timeline-none\">No items found</h2></div>";
  }

  public static String end() {
    return "<div class=\"timeline-footer\"><h2 class=\"timeline-end\">No more items</h2></div>";
  }
}
