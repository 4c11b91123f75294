/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import dev.covey.model.history.DeletedTweet;
import javax.xml.stream.XMLStreamException;

/** A feed as RFC 4287 has it. */
public final class AtomFeed {
  public static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

  private AtomFeed() {}

  public static byte[] write(DeletedFeed feed) throws XMLStreamException {
    XmlDocument document = new XmlDocument();
    document.element(
        "feed",
        root -> {
          root.text("id", feed.id());
          root.text("title", feed.title());
          root.text("updated", feed.updatedAt().toString());
          root.element("author", author -> author.text("name", "Covey"));
          root.empty("link", "rel", "self", "type", "application/atom+xml", "href", "deleted.atom");
          root.empty("link", "rel", "alternate", "href", feed.profileUrl());
          for (DeletedTweet tweet : feed.tweets()) {
            root.element("entry", entry -> entry(entry, tweet));
          }
        },
        "xmlns",
        "http://www.w3.org/2005/Atom");
    return document.end();
  }

  private static void entry(XmlDocument entry, DeletedTweet deleted) throws XMLStreamException {
    entry.text("id", DeletedFeed.id(deleted));
    entry.text("title", EntryText.title(deleted));
    entry.text("published", deleted.goneAt().toString());
    entry.text("updated", deleted.updatedAt().toString());
    entry.element("author", author -> author.text("name", "@" + deleted.tweet().author()));
    entry.empty("link", "rel", "alternate", "href", deleted.tweet().url());
    entry.text("content", EntryText.html(deleted), "type", "html");
  }
}
