/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;
import static dev.covey.simulator.nitter.page.Element.span;

import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Vintage.Change;

/** One tweet as Nitter prints it, in a timeline or as the subject of a page. */
final class TweetMarkup {
  private final Site site;
  private final TextMarkup text;
  private final NameMarkup names;
  private final MediaMarkup media;
  private final ExtraMarkup extras;

  TweetMarkup(Site site, TextMarkup text) {
    this.site = site;
    this.text = text;
    names = new NameMarkup(site.vintage());
    media = new MediaMarkup(site.vintage());
    extras = new ExtraMarkup(site);
  }

  /** {@code classes} are those beside "timeline-item", such as "thread". */
  Element item(Item item, String classes) {
    return switch (item) {
      case Item.Tweet tweet ->
          box(tweet, "timeline-item " + classes)
              .add(Element.of("a", "tweet-link").with("href", address(tweet)), body(tweet, false));
      case Item.Unavailable gone -> unavailable(gone, classes);
    };
  }

  /** The subject of a status page: it has no link to itself, but its date in full. */
  Element subject(Item item, boolean goesOn) {
    return switch (item) {
      case Item.Tweet tweet ->
          box(tweet, "timeline-item " + (goesOn ? "thread thread-line" : ""))
              .add(body(tweet, true));
      case Item.Unavailable gone -> unavailable(gone, "");
    };
  }

  private Element box(Item.Tweet tweet, String classes) {
    Element box = div(classes);
    return site.vintage().has(Change.AUTHOR_AS_DATA)
        ? box.with("data-username", tweet.author().username())
        : box;
  }

  private Element unavailable(Item.Unavailable gone, String classes) {
    // The missing blank between "thread" and "unavailable" is Nitter's own.
    Element box = div(classes + "unavailable timeline-item");
    if (!site.vintage().has(Change.UNAVAILABLE_IS_LINK)) {
      return box.add(div("unavailable-box").text(gone.reason()));
    }
    return box.with("data-username", "")
        .add(link("unavailable-box", "/i/status/" + gone.id() + "#m").text(gone.reason()));
  }

  private Element body(Item.Tweet tweet, boolean subject) {
    Element body = div("tweet-body").add(top(tweet));
    if (!tweet.replyingTo().isEmpty()) {
      body.add(replyingTo(tweet));
    }
    body.add(
        div("tweet-content media-body").with("dir", "auto").add(text.render(tweet.post().text())));
    if (!tweet.post().media().isEmpty()) {
      body.add(media.attachments(tweet.post().media(), address(tweet)));
    }
    body.add(extras.between(tweet.post()));
    switch (tweet.quote()) {
      case Item.Quote.Shown(Item.Tweet quoted) -> body.add(quote(quoted));
      case Item.Quote.Gone gone -> body.add(goneQuote(gone));
      case Item.Quote.None() -> {}
    }
    if (subject) {
      body.add(Element.of("p", "tweet-published").text(Dates.tweet(tweet.post().createdAt())));
    }
    return body.add(extras.stats(tweet));
  }

  private Element top(Item.Tweet tweet) {
    Element top = Element.of("div");
    WorldUser repostedBy = tweet.repostedBy();
    if (tweet.pinned()) {
      top.add(div("pinned", note("icon-pin", "Pinned Tweet")));
    } else if (repostedBy != null) {
      top.add(div("retweet-header", note("icon-retweet", repostedBy.name() + " retweeted")));
    }
    Element avatar =
        link("tweet-avatar", "/" + tweet.author().username())
            .add(avatar("avatar round", tweet.author(), "_bigger"));
    Element name =
        div(
            "tweet-name-row",
            div("fullname-and-username").add(names.render(tweet.author(), "")),
            date(tweet));
    return top.add(div("tweet-header", avatar, name));
  }

  private static Element note(String icon, String text) {
    return Element.of("span").add(NameMarkup.icon(icon, "", text));
  }

  private static Element avatar(String classes, WorldUser user, String size) {
    String url = Pictures.withoutHost(Pictures.avatar(user, size));
    return Element.of("img", classes)
        .with("src", "/pic/" + Pictures.encode(url))
        .with("alt", "")
        .with("loading", "lazy");
  }

  private Element date(Item.Tweet tweet) {
    return span(
        "tweet-date",
        Element.of("a")
            .with("href", address(tweet))
            .with("title", Dates.tweet(tweet.post().createdAt()))
            .text(Dates.relative(tweet.post().createdAt(), site.now())));
  }

  private static Element replyingTo(Item.Tweet tweet) {
    Element element = div("replying-to").text("Replying to ");
    for (int i = 0; i < tweet.replyingTo().size(); i++) {
      String name = tweet.replyingTo().get(i);
      element
          .text(i == 0 ? "" : " ")
          .add(Element.of("a").with("href", "/" + name).text("@" + name));
    }
    return element;
  }

  private Element quote(Item.Tweet quoted) {
    Element who =
        div("fullname-and-username", avatar("avatar round mini", quoted.author(), "_mini"))
            .add(names.render(quoted.author(), ""));
    Element quote =
        div(
            "quote quote-big",
            link("quote-link", address(quoted)),
            div("tweet-name-row", who, date(quoted)));
    if (!quoted.post().text().isEmpty()) {
      quote.add(div("quote-text").with("dir", "auto").add(text.render(quoted.post().text())));
    }
    if (!quoted.post().media().isEmpty()) {
      Element attachments = media.attachments(quoted.post().media(), address(quoted));
      quote.add(div("quote-media-container", attachments));
    }
    return quote;
  }

  private Element goneQuote(Item.Quote.Gone gone) {
    Element quote = div("quote unavailable");
    if (!site.vintage().has(Change.UNAVAILABLE_IS_LINK)) {
      return quote.add(div("unavailable-quote").text(gone.reason()));
    }
    String href = gone.id() == 0 ? "" : "/i/status/" + gone.id();
    return quote.add(link("unavailable-quote", href).text(gone.reason()));
  }

  static String address(Item.Tweet tweet) {
    return "/" + tweet.author().username() + "/status/" + tweet.id() + "#m";
  }
}
