/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.SourceProfile;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Decides what pages with content are, from what was found on them. */
final class ContentPage {
  private ContentPage() {}

  static NitterPage conversation(TimelineParser items) {
    if (items.main != null) {
      return page(PageClass.OK, null, items, null);
    }
    if (!items.mainReason.isEmpty()) {
      return page(PageClass.TWEET_UNAVAILABLE, null, items, items.mainReason);
    }
    return items.tweets.isEmpty()
        ? page(PageClass.UPSTREAM_ERROR, null, items, "a status page without a tweet")
        : page(PageClass.OK, null, items, null);
  }

  /** Null if nothing there is Nitter's for certain. */
  static @Nullable NitterPage timeline(
      Landmarks landmarks, @Nullable SourceProfile profile, Links links) {
    if (landmarks.protectedNotice != null) {
      return new NitterPage(
          PageClass.PROTECTED,
          profile,
          List.of(),
          List.of(),
          null,
          null,
          heading(landmarks.protectedNotice),
          0);
    }
    Element timeline = landmarks.timeline;
    if (timeline == null) {
      return profile == null
          ? null
          : new NitterPage(PageClass.OK, profile, List.of(), List.of(), null, null, null, 0);
    }
    TimelineParser items = TimelineParser.parse(timeline, links);
    if (!items.tweets.isEmpty() || !items.unavailable.isEmpty()) {
      return page(PageClass.OK, profile, items, null);
    }
    return withoutTweets(timeline, profile, items, landmarks.proveNitter());
  }

  private static @Nullable NitterPage withoutTweets(
      Element timeline, @Nullable SourceProfile profile, TimelineParser items, boolean proven) {
    if (items.unreadable > 0) {
      return page(PageClass.UPSTREAM_ERROR, profile, items, "no item of the page could be read");
    }
    Element none = Markup.find(timeline, "timeline-none");
    if (none != null) {
      return page(PageClass.EMPTY, profile, items, Markup.line(none));
    }
    Element end = Markup.find(timeline, "timeline-end");
    if (end != null) {
      return page(PageClass.END, profile, items, Markup.line(end));
    }
    if (items.others > 0) {
      return page(PageClass.OK, profile, items, null);
    }
    return proven || profile != null
        ? page(PageClass.UPSTREAM_ERROR, profile, items, "a timeline without anything in it")
        : null;
  }

  private static String heading(Element notice) {
    Element heading = Markup.findTag(notice, "h2");
    return Markup.line(heading == null ? notice : heading);
  }

  private static NitterPage page(
      PageClass pageClass,
      @Nullable SourceProfile profile,
      TimelineParser items,
      @Nullable String message) {
    return new NitterPage(
        pageClass,
        profile,
        items.tweets,
        items.unavailable,
        items.main,
        items.next,
        message,
        items.unreadable);
  }
}
