/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import dev.covey.model.history.DeletedTweet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** A feed as RSS 2.0 has it. */
public final class RssFeed {
  public static final String CONTENT_TYPE = "application/rss+xml; charset=utf-8";

  private RssFeed() {}

  public static byte[] write(DeletedFeed feed) throws XMLStreamException {
    XmlDocument document = new XmlDocument();
    document.element(
        "rss",
        root ->
            root.element(
                "channel",
                channel -> {
                  channel.text("title", feed.title());
                  channel.text("link", feed.profileUrl());
                  channel.text("description", "What Covey found deleted, with the evidence");
                  channel.text("lastBuildDate", date(feed.updatedAt()));
                  for (DeletedTweet tweet : feed.tweets()) {
                    channel.element("item", item -> item(item, tweet));
                  }
                }),
        "version",
        "2.0");
    return document.end();
  }

  private static void item(XmlDocument item, DeletedTweet deleted) throws XMLStreamException {
    item.text("title", EntryText.title(deleted));
    item.text("link", deleted.tweet().url());
    item.text("guid", DeletedFeed.id(deleted), "isPermaLink", "false");
    item.text("pubDate", date(deleted.goneAt()));
    item.text("description", EntryText.html(deleted));
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
