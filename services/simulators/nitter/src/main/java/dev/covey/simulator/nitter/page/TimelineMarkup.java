/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;

import java.util.List;

/** A timeline: entries between the links to what is newer and older. */
final class TimelineMarkup {
  private final TweetMarkup tweets;

  TimelineMarkup(TweetMarkup tweets) {
    this.tweets = tweets;
  }

  Element render(TimelinePage page) {
    Element timeline = div("timeline");
    if (!page.beginning()) {
      timeline.add(
          div(
              "timeline-item show-more",
              Element.of("a").with("href", page.newest()).text("Load newest")));
    }
    if (page.entries().isEmpty()) {
      return timeline.add(page.beginning() ? nothing() : end());
    }
    page.entries().forEach(entry -> timeline.add(entry(entry)));
    if (!page.more().isEmpty()) {
      timeline.add(div("show-more", Element.of("a").with("href", page.more()).text("Load more")));
    }
    return timeline.add(top("#"));
  }

  private Element entry(Entry entry) {
    List<Item> items = entry.items();
    if (items.size() == 1) {
      return tweets.item(items.getFirst(), "");
    }
    Element thread = div("thread-line");
    for (int i = 0; i < items.size(); i++) {
      boolean last = i == items.size() - 1;
      thread.add(tweets.item(items.get(i), last ? "thread-last thread" : "thread"));
    }
    return thread;
  }

  private static Element nothing() {
    return div("timeline-header", Element.of("h2", "timeline-none").text("No items found"));
  }

  private static Element end() {
    return div("timeline-footer", Element.of("h2", "timeline-end").text("No more items"));
  }

  static Element top(String href) {
    return div(
        "top-ref",
        div("icon-container", Element.of("a", "icon-down").with("title", "").with("href", href)));
  }
}
