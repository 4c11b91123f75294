/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.TweetStats;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .tweet-stats} by icon, never by position: which numbers are shown, and where,
 * changed over the years. Zero is printed as nothing.
 */
final class StatsParser {
  private static final String ICON = "icon-";

  private @Nullable Long replies;
  private @Nullable Long reposts;
  private @Nullable Long quotes;
  private @Nullable Long likes;
  private @Nullable Long views;

  private StatsParser() {}

  static TweetStats parse(Element stats) {
    StatsParser parser = new StatsParser();
    for (int i = 0; i < stats.childNodeSize(); i++) {
      Element stat = Markup.elementAt(stats, i);
      if (stat != null) {
        parser.read(stat);
      }
    }
    return new TweetStats(
        parser.replies, parser.reposts, parser.quotes, parser.likes, parser.views);
  }

  private void read(Element stat) {
    String icon = null;
    String number = "";
    Element holder = innermost(stat);
    for (int i = 0; i < holder.childNodeSize(); i++) {
      Node node = holder.childNode(i);
      if (node instanceof TextNode text) {
        number = number.isEmpty() ? text.getWholeText() : number + text.getWholeText();
      } else if (node instanceof Element element) {
        String name = Markup.firstClass(element);
        icon = name.startsWith(ICON) ? name : icon;
      }
    }
    if (icon != null) {
      set(icon, number.isBlank() ? Long.valueOf(0) : Digits.parse(number));
    }
  }

  /** The icon stands beside its number in a box of its own. */
  private static Element innermost(Element stat) {
    for (int i = 0; i < stat.childNodeSize(); i++) {
      Element child = Markup.elementAt(stat, i);
      if (child != null && Markup.firstClass(child).equals("icon-container")) {
        return child;
      }
    }
    return stat;
  }

  private void set(String icon, @Nullable Long count) {
    switch (icon) {
      case "icon-comment" -> replies = count;
      case "icon-retweet" -> reposts = count;
      case "icon-quote" -> quotes = count;
      case "icon-heart" -> likes = count;
      case "icon-views" -> views = count;
      default -> {
        // icon-play counts how often a film was played, which is not how often a tweet was seen.
      }
    }
  }
}
