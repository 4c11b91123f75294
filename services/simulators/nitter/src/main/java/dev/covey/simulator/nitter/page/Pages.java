/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;

import dev.covey.simulator.kit.world.WorldUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whole pages, ready to be sent. */
public final class Pages {
  private final Layout layout;
  private final ProfileMarkup profiles;
  private final TweetMarkup tweets;
  private final TimelineMarkup timelines;
  private final NameMarkup names;
  private final boolean sortsReplies;

  /** {@code displayNames} tells the display name of a user name, for links in texts. */
  public Pages(Site site, Function<String, Optional<String>> displayNames) {
    var text = new TextMarkup(site.vintage(), displayNames);
    layout = new Layout(site);
    profiles = new ProfileMarkup(site.vintage(), text);
    tweets = new TweetMarkup(site, text);
    timelines = new TimelineMarkup(tweets);
    names = new NameMarkup(site.vintage());
    sortsReplies = site.vintage().has(Vintage.Change.REPLY_SORT);
  }

  /** The parts of a person's page. */
  public enum Tab {
    TWEETS("", "Tweets"),
    REPLIES("/with_replies", "Tweets & Replies"),
    MEDIA("/media", "Media"),
    SEARCH("/search", "Search");

    private final String path;
    private final String title;

    Tab(String path, String title) {
      this.path = path;
      this.title = title;
    }

    private String wide() {
      return this == REPLIES ? " wide" : "";
    }

    /** What follows the name in the address. */
    public String path() {
      return path;
    }
  }

  /** {@code form} only on the search tab. */
  public String profile(Profile profile, Tab tab, TimelinePage page, @Nullable SearchForm form) {
    Element container = div("timeline-container", tabs(profile.user(), tab));
    if (form != null) {
      container.add(form.render());
    }
    return person(profile, tab.path, container.add(timelines.render(page)));
  }

  public String protectedProfile(Profile profile) {
    Element notice =
        div(
            "timeline-header timeline-protected",
            Element.of("h2").text("This account's tweets are protected."),
            Element.of("p")
                .text(
                    "Only confirmed followers have access to @"
                        + profile.user().username()
                        + "'s tweets."));
    return person(profile, "", div("timeline-container", notice));
  }

  private String person(Profile profile, String path, Element container) {
    WorldUser user = profile.user();
    String address = "/" + user.username() + path;
    String description =
        user.bio().isEmpty() ? "The latest tweets from " + user.name() : user.bio();
    var head =
        new Layout.Head(
            user.name() + " (@" + user.username() + ")", description, address, address + "/rss");
    return layout.page(
        head, div("profile-tabs", profiles.banner(user), profiles.sidebar(profile), container));
  }

  private static Element tabs(WorldUser user, Tab active) {
    Element list = Element.of("ul", "tab");
    for (Tab tab : Tab.values()) {
      list.add(
          Element.of("li", "tab-item" + (tab == active ? " active" : "") + tab.wide())
              .add(Element.of("a").with("href", "/" + user.username() + tab.path).text(tab.title)));
    }
    return list;
  }

  /** Tweets that are not one person's: a search, or several people at once. */
  public String search(SearchForm form, TimelinePage page) {
    var head = new Layout.Head("Search", "", "/search", "/search/rss");
    Element container = div("timeline-container", form.render(), timelines.render(page));
    return layout.page(head, container);
  }

  /** Several people's tweets, without any card. */
  public String several(List<String> names, TimelinePage page) {
    String title = String.join(", ", names);
    var head = new Layout.Head(title, "", "/" + String.join(",", names), null);
    return layout.page(head, div("timeline-container", timelines.render(page)));
  }

  /** People who match a search. */
  public String people(SearchForm form, List<WorldUser> users) {
    Element timeline = div("timeline");
    for (WorldUser user : users) {
      Element name = div("fullname-and-username").add(names.render(user, ""));
      timeline.add(
          div("timeline-item", div("tweet-body profile-result", div("tweet-header", name)))
              .with("data-username", user.username()));
    }
    var head = new Layout.Head("Search", "", "/search", null);
    return layout.page(head, div("timeline-container", form.render(), timeline));
  }

  /** Only the timeline, without head and navigation, as the endless scroll asks for it. */
  public String fragment(TimelinePage page) {
    return timelines.render(page).html();
  }

  public String conversation(Conversation conversation) {
    Element thread = div("main-thread");
    if (!conversation.before().isEmpty()) {
      Element before = div("before-tweet thread-line");
      conversation.before().forEach(item -> before.add(tweets.item(item, "")));
      thread.add(before);
    }
    boolean goesOn = !conversation.after().isEmpty();
    Element subject =
        Element.of("div")
            .with("id", "m")
            .with("class", "main-tweet")
            .add(tweets.subject(conversation.subject(), goesOn));
    thread.add(subject);
    if (goesOn) {
      thread.add(after(conversation.after()));
    }
    Element body = div("conversation", thread);
    if (!conversation.replies().isEmpty()) {
      if (sortsReplies) {
        body.add(sortLinks());
      }
      body.add(replies(conversation.replies()));
    }
    return layout.page(statusHead(conversation.subject()), body.add(TimelineMarkup.top("#m")));
  }

  private Element after(List<Item> items) {
    return line("after-tweet thread-line", items);
  }

  private Element replies(List<Entry> replies) {
    Element element = Element.of("div").with("id", "r").with("class", "replies");
    replies.forEach(reply -> element.add(line("reply thread thread-line", reply.items())));
    return element;
  }

  /** The last one is marked, so that the line that joins them ends there. */
  private Element line(String classes, List<Item> items) {
    Element line = div(classes);
    for (int i = 0; i < items.size(); i++) {
      line.add(tweets.item(items.get(i), i == items.size() - 1 ? "thread-last " : ""));
    }
    return line;
  }

  private static Element sortLinks() {
    Element sort = div("reply-sort");
    for (String order : List.of("Relevance", "Recency", "Likes")) {
      sort.add(Element.link("reply-sort-option", "?sort=" + order + "#r").text(order));
    }
    return sort;
  }

  private static Layout.Head statusHead(Item subject) {
    return switch (subject) {
      case Item.Tweet tweet -> {
        WorldUser author = tweet.author();
        String title =
            "%s (@%s): \"%s\"".formatted(author.name(), author.username(), tweet.post().text());
        String path = "/" + author.username() + "/status/" + tweet.id();
        yield new Layout.Head(title, tweet.post().text(), path, null);
      }
      case Item.Unavailable gone ->
          new Layout.Head(
              " (@): \"" + gone.reason() + "\"", gone.reason(), "/i/status/" + gone.id(), null);
    };
  }
}
