/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code .timeline-item} in one walk over its nodes. It never goes into a quote, so
 * nothing of a quoted tweet is taken for the outer one's.
 */
final class TweetItemParser {
  private static final String RETWEETED = " retweeted";

  private final Links links;
  private OptionalLong id = OptionalLong.empty();
  private @Nullable String linkedAuthor;
  private @Nullable String author;
  private @Nullable String shownDate;
  private String text = "";
  private @Nullable String retweetedBy;
  private boolean pinned;
  private List<String> replyTo = List.of();
  private @Nullable Long quotedId;
  private List<Media> media = List.of();
  private @Nullable Poll poll;
  private @Nullable Card card;
  private TweetStats stats = TweetStats.UNKNOWN;
  private boolean edited;
  private @Nullable String note;

  private TweetItemParser(Links links) {
    this.links = links;
  }

  /** Null if the item does not even say which tweet it is, whose, and when it was made. */
  static @Nullable SourceTweet parse(Element item, Links links) {
    TweetItemParser parser = new TweetItemParser(links);
    parser.descend(item);
    return parser.build(item);
  }

  private @Nullable SourceTweet build(Element item) {
    String writer = author != null ? author : Markup.attribute(item, "data-username");
    if (writer == null) {
      writer = linkedAuthor;
    }
    if (id.isEmpty() || writer == null) {
      return null;
    }
    Instant createdAt = TweetDate.of(id.getAsLong(), shownDate);
    if (createdAt == null) {
      return null;
    }
    return SourceTweet.builder(id.getAsLong(), writer, createdAt)
        .text(text)
        .retweetedBy(retweetedBy)
        .pinned(pinned)
        .replyTo(replyTo)
        .quotedId(quotedId)
        .media(media)
        .poll(poll)
        .card(card)
        .stats(stats)
        .edited(edited)
        .note(note)
        .build();
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
    switch (Markup.firstClass(element)) {
      case "tweet-link" -> takeLink(element.attr("href"));
      case "tweet-date" -> takeDate(element);
      case "username" -> takeAuthor(element);
      case "tweet-content" -> text = ContentText.of(element, links);
      case "tweet-stats" -> stats = StatsParser.parse(element);
      case "attachments" -> media = MediaParser.parse(element);
      case "quote" -> quotedId = quotedId(element);
      case "retweet-header" -> retweetedBy = retweeter(element);
      case "pinned" -> pinned = true;
      case "replying-to" -> replyTo = names(element);
      case "poll" -> poll = PollParser.parse(element);
      case "card" -> card = CardParser.parse(element, links);
      case "community-note" -> note = note(element);
      case "latest-post-version" -> edited = true;
      case "tweet-published" -> edited |= element.text().startsWith("Last edited");
      case "tweet-avatar", "fullname", "verified-icon", "attribution", "media-tag-block" -> {}
      default -> descend(element);
    }
  }

  private void takeLink(String href) {
    if (id.isEmpty()) {
      id = StatusLink.id(href);
      linkedAuthor = StatusLink.author(href);
    }
  }

  private void takeDate(Element date) {
    Element link = Markup.findTag(date, "a");
    if (link != null) {
      takeLink(link.attr("href"));
      shownDate = Markup.attribute(link, "title");
    }
  }

  private void takeAuthor(Element username) {
    String shown = Markup.attribute(username, "title");
    String name = withoutAt(shown == null ? Markup.line(username) : shown);
    author = name.isEmpty() ? null : name;
  }

  private static String withoutAt(String name) {
    return name.startsWith("@") ? name.substring(1) : name;
  }

  private static @Nullable String retweeter(Element header) {
    String line = Markup.clean(header.wholeText()).strip();
    return line.endsWith(RETWEETED) ? line.substring(0, line.length() - RETWEETED.length()) : line;
  }

  private static List<String> names(Element replyingTo) {
    List<String> names = new ArrayList<>(2);
    for (int i = 0; i < replyingTo.childNodeSize(); i++) {
      Element child = Markup.elementAt(replyingTo, i);
      if (child != null && child.nameIs("a")) {
        names.add(withoutAt(Markup.line(child)));
      }
    }
    return names;
  }

  private static @Nullable Long quotedId(Element quote) {
    for (int i = 0; i < quote.childNodeSize(); i++) {
      Element child = Markup.elementAt(quote, i);
      if (child != null && child.nameIs("a")) {
        OptionalLong quoted = StatusLink.id(child.attr("href"));
        if (quoted.isPresent()) {
          return quoted.getAsLong();
        }
      }
    }
    return null;
  }

  private @Nullable String note(Element element) {
    Element content = Markup.find(element, "community-note-text");
    return content == null ? null : ContentText.of(content, links);
  }
}
