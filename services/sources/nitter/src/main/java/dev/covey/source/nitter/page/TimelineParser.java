/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.UnavailableTweet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a {@code .timeline} or {@code .conversation} in page order. Many things there
 * have the class of an item and are none: links to more, results that are people or lists.
 */
final class TimelineParser {
  final List<SourceTweet> tweets = new ArrayList<>(24);
  final List<UnavailableTweet> unavailable = new ArrayList<>(0);
  @Nullable SourceTweet main;
  @Nullable String next;
  int unreadable;

  /** Items that are no tweets: people, lists. */
  int others;

  /** Why the tweet of a status page is not shown; empty if it is, or if there is none. */
  String mainReason = "";

  private final Links links;

  private TimelineParser(Links links) {
    this.links = links;
  }

  static TimelineParser parse(Element container, Links links) {
    TimelineParser parser = new TimelineParser(links);
    parser.descend(container);
    return parser;
  }

  private void descend(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      Element child = Markup.elementAt(parent, i);
      if (child != null) {
        take(child);
      }
    }
  }

  private void take(Element element) {
    String classes = element.className();
    if (Markup.has(classes, "timeline-item")) {
      takeItem(element, classes);
    } else if (Markup.has(classes, "show-more")) {
      takeMore(element);
    } else if (element.id().equals("m")) {
      takeMain(element);
    } else {
      switch (Markup.firstClass(element)) {
        case "related-tweets", "timeline-header", "timeline-footer", "top-ref", "reply-sort" -> {}
        default -> descend(element);
      }
    }
  }

  private void takeMain(Element holder) {
    int tweetsBefore = tweets.size();
    int unavailableBefore = unavailable.size();
    descend(holder);
    if (tweets.size() > tweetsBefore) {
      main = tweets.get(tweetsBefore);
    } else if (unavailable.size() > unavailableBefore) {
      mainReason = unavailable.get(unavailableBefore).reason();
    }
  }

  private void takeItem(Element item, String classes) {
    if (Markup.has(classes, "show-more")
        || Markup.has(classes, "more-replies")
        || Markup.has(classes, "earlier-replies")
        || Markup.has(classes, "more-replies-thread")) {
      return;
    }
    Element box = classes.contains("unavailable") ? Markup.find(item, "unavailable-box") : null;
    if (box != null) {
      OptionalLong id = StatusLink.id(box.attr("href"));
      unavailable.add(
          new UnavailableTweet(id.isPresent() ? id.getAsLong() : null, Markup.line(box)));
      return;
    }
    SourceTweet tweet = TweetItemParser.parse(item, links);
    if (tweet != null) {
      tweets.add(tweet);
    } else if (isTweet(item)) {
      unreadable++;
    } else {
      others++;
    }
  }

  /** People and lists are items too, without a tweet's link, date or content of its own. */
  private static boolean isTweet(Element item) {
    return Markup.find(item, "profile-result") == null
        && (Markup.find(item, "tweet-date") != null || Markup.find(item, "tweet-stats") != null);
  }

  /** "Load newest" looks nearly the same as "Load more". */
  private void takeMore(Element more) {
    Element link = Markup.findTag(more, "a");
    if (link != null && !link.text().equalsIgnoreCase("Load newest")) {
      String href = Markup.attribute(link, "href");
      next = href == null ? next : href;
    }
  }
}
