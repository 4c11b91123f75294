/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;
import static dev.covey.simulator.nitter.page.Element.span;

import dev.covey.simulator.kit.world.WorldCard;
import dev.covey.simulator.kit.world.WorldMedia;
import dev.covey.simulator.kit.world.WorldPoll;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.nitter.page.Vintage.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may follow a tweet's text: poll, card, community note; and the numbers below it. */
final class ExtraMarkup {
  private final Site site;

  ExtraMarkup(Site site) {
    this.site = site;
  }

  List<Element> between(WorldPost post) {
    var parts = new ArrayList<Element>();
    WorldPoll poll = post.poll();
    if (poll != null) {
      parts.add(poll(poll));
    }
    WorldCard card = post.card();
    if (card != null) {
      parts.add(card(card));
    }
    if (!post.communityNote().isEmpty() && site.vintage().has(Change.COMMUNITY_NOTES)) {
      parts.add(communityNote(post.communityNote()));
    }
    return parts;
  }

  /** Told apart by icon only, as their number and order changed; zero is no text at all. */
  Element stats(Item.Tweet tweet) {
    Vintage vintage = site.vintage();
    Element stats =
        div(
            "tweet-stats",
            stat("icon-comment", tweet.counts().replies()),
            stat("icon-retweet", tweet.counts().reposts()));
    if (!vintage.has(Change.QUOTES_NO_LONGER_COUNTED)) {
      stats.add(stat("icon-quote", tweet.counts().quotes()));
    }
    stats.add(stat("icon-heart", tweet.counts().likes()));
    if (vintage.has(Change.VIEWS_COUNTED)) {
      stats.add(stat("icon-views", tweet.counts().views()));
    } else if (hasVideo(tweet.post().media())) {
      stats.add(stat("icon-play", tweet.counts().views()));
    }
    return stats;
  }

  private static boolean hasVideo(List<WorldMedia> media) {
    return media.stream().anyMatch(one -> one.type().equals("video"));
  }

  private static Element stat(String icon, long count) {
    String text = count == 0 ? "" : String.format(Locale.ROOT, "%,d", count);
    return span("tweet-stat", NameMarkup.icon(icon, "", text));
  }

  private Element poll(WorldPoll poll) {
    long votes = poll.options().stream().mapToLong(WorldPoll.Option::votes).sum();
    long most = poll.options().stream().mapToLong(WorldPoll.Option::votes).max().orElse(0);
    Element element = div("poll");
    for (WorldPoll.Option option : poll.options()) {
      long percent = votes == 0 ? 0 : Math.round(100.0 * option.votes() / votes);
      // Padded to three places, also inside the style.
      String padded = String.format(Locale.ROOT, "%3s", percent + "%");
      element.add(
          div(
              option.votes() == most ? "poll-meter leader" : "poll-meter",
              span("poll-choice-bar").with("style", "width: " + padded + "; "),
              span("poll-choice-value").text(padded),
              span("poll-choice-option").text(option.label())));
    }
    String info = String.format(Locale.ROOT, "%,d votes • %s", votes, pollState(poll));
    return element.add(span("poll-info").text(info));
  }

  private String pollState(WorldPoll poll) {
    var left = Duration.between(site.now(), poll.endsAt());
    if (left.isNegative() || left.isZero()) {
      return "Final results";
    }
    if (left.toDays() > 0) {
      return left.toDays() + (left.toDays() == 1 ? " day" : " days");
    }
    return left.toHours() > 0 ? left.toHours() + " hours" : left.toMinutes() + " minutes";
  }

  private static Element card(WorldCard card) {
    Element content =
        div("card-content", Element.of("h2", "card-title").text(card.title()))
            .add(
                card.description().isEmpty()
                    ? List.<Element>of()
                    : List.of(Element.of("p", "card-description").text(card.description())))
            .add(span("card-destination").text(card.destination()));
    Element container =
        link("card-container", card.url()).add(div("card-content-container", content));
    return div(card.large() ? "card large" : "card", container);
  }

  private static Element communityNote(String text) {
    return div(
        "community-note",
        div(
            "community-note-header",
            NameMarkup.icon("icon-group", ""),
            Element.of("span").text("Community note")),
        div("community-note-text").with("dir", "auto").text(text));
  }
}
