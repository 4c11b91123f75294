/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.Media;
import dev.covey.model.source.SourceTweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS feeds. They hold less than pages: no numbers, the retweeter's name instead of its
 * display name, and only one name of those a reply goes to.
 */
final class FeedParser {
  private static final String RETWEET = "RT by @";
  private static final String REPLY = "R to @";
  private static final String PINNED = "Pinned: ";

  private FeedParser() {}

  /** Null if it is no feed. */
  static @Nullable NitterPage parse(String text) {
    if (!looksLikeXml(text)) {
      return null;
    }
    Document document = Jsoup.parse(text, "", Parser.xmlParser());
    Element rss = Markup.findTag(document, "rss");
    Element channel = rss == null ? null : Markup.findTag(rss, "channel");
    if (channel == null) {
      return null;
    }
    List<SourceTweet> tweets = new ArrayList<>(20);
    int unreadable = 0;
    for (int i = 0; i < channel.childNodeSize(); i++) {
      Element item = Markup.elementAt(channel, i);
      if (item != null && item.nameIs("item")) {
        SourceTweet tweet = tweet(item);
        if (tweet == null) {
          unreadable++;
        } else {
          tweets.add(tweet);
        }
      }
    }
    if (tweets.isEmpty() && unreadable > 0) {
      return NitterPage.bare(PageClass.UPSTREAM_ERROR, "no item of the feed could be read");
    }
    PageClass pageClass = tweets.isEmpty() ? PageClass.EMPTY : PageClass.OK;
    return new NitterPage(pageClass, null, tweets, List.of(), null, null, null, unreadable);
  }

  private static boolean looksLikeXml(String text) {
    int start = 0;
    while (start < text.length() && Markup.isBlank(text.charAt(start))) {
      start++;
    }
    return text.startsWith("<?xml", start) || text.startsWith("<rss", start);
  }

  private static @Nullable SourceTweet tweet(Element item) {
    // Guids changed their form over the years; the link did not.
    String link = content(item, "link");
    OptionalLong id = StatusLink.id(link);
    String creator = content(item, "dc:creator");
    String author = creator.startsWith("@") ? creator.substring(1) : StatusLink.author(link);
    if (id.isEmpty() || author == null) {
      return null;
    }
    Instant createdAt = TweetDate.ofFeed(id.getAsLong(), content(item, "pubDate"));
    if (createdAt == null) {
      return null;
    }
    String title = content(item, "title");
    Element description = Jsoup.parseBodyFragment(content(item, "description")).body();
    return SourceTweet.builder(id.getAsLong(), author, createdAt)
        .text(text(description, Links.of(link)))
        .pinned(title.startsWith(PINNED))
        .retweetedBy(name(title, RETWEET))
        .replyTo(replyTo(title))
        .quotedId(quotedId(description))
        .media(media(description))
        .build();
  }

  private static String content(Element item, String tag) {
    for (int i = 0; i < item.childNodeSize(); i++) {
      Element child = Markup.elementAt(item, i);
      if (child != null && child.tagName().equals(tag)) {
        return Markup.clean(child.wholeText()).strip();
      }
    }
    return "";
  }

  /** The first paragraph, unless media or something else comes before it. */
  private static String text(Element description, Links links) {
    Element first = description.firstElementChild();
    if (first == null || !first.nameIs("p")) {
      return "";
    }
    // The feed writes each newline of the tweet as a break and a newline.
    return ContentText.of(first, links).replace("\n\n", "\n");
  }

  private static List<String> replyTo(String title) {
    String name = name(title, REPLY);
    return name == null ? List.of() : List.of(name);
  }

  private static @Nullable String name(String title, String prefix) {
    int end = title.startsWith(prefix) ? title.indexOf(": ") : -1;
    return end < 0 ? null : title.substring(prefix.length(), end);
  }

  private static @Nullable Long quotedId(Element description) {
    Element quote = Markup.findTag(description, "blockquote");
    Element footer = quote == null ? null : Markup.findTag(quote, "footer");
    Element link = footer == null ? null : Markup.findTag(footer, "a");
    OptionalLong id = link == null ? OptionalLong.empty() : StatusLink.id(link.attr("href"));
    return id.isPresent() ? id.getAsLong() : null;
  }

  private static List<Media> media(Element description) {
    List<Media> media = new ArrayList<>(4);
    for (Element child : description.children()) {
      addMedia(child, media);
    }
    return media;
  }

  private static void addMedia(Element child, List<Media> media) {
    switch (child.normalName()) {
      case "img" -> add(Media.Type.PHOTO, child, media);
      case "video" -> {
        Element source = Markup.findTag(child, "source");
        add(Media.Type.GIF, source == null ? child : source, media);
      }
      case "a" -> {
        Element thumb = Markup.findTag(child, "img");
        if (thumb != null && child.attr("href").contains("/status/")) {
          add(Media.Type.VIDEO, thumb, media);
        }
      }
      default -> {}
    }
  }

  private static void add(Media.Type type, Element element, List<Media> media) {
    String url = MediaUrl.normalise(Markup.attribute(element, "src"));
    if (url != null) {
      media.add(new Media(type, url, null));
    }
  }
}
