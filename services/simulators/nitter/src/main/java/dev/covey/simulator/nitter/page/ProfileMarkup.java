/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;
import static dev.covey.simulator.nitter.page.Element.span;

import dev.covey.simulator.kit.world.WorldMedia;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Vintage.Change;
import java.util.Locale;

/** The card of a person, with banner and photo rail. */
final class ProfileMarkup {
  private static final String DEFAULT_COLOR = "background-color: #1DA1F2; ";

  private final Vintage vintage;
  private final TextMarkup text;

  ProfileMarkup(Vintage vintage, TextMarkup text) {
    this.vintage = vintage;
    this.text = text;
  }

  /** The banner is the only place where a page tells the person's id. */
  Element banner(WorldUser user) {
    String href = Pictures.banner(user);
    if (href.isEmpty()) {
      return div("profile-banner", Element.of("a").with("style", DEFAULT_COLOR));
    }
    Element image = Element.of("img").with("src", href).with("alt", "").with("loading", "lazy");
    return div(
        "profile-banner", Element.of("a").with("href", href).with("target", "_blank").add(image));
  }

  Element sidebar(Profile profile) {
    Element sidebar = div("profile-tab sticky", card(profile));
    return profile.rail().isEmpty() ? sidebar : sidebar.add(rail(profile));
  }

  private Element card(Profile profile) {
    WorldUser user = profile.user();
    Element avatar =
        link("profile-card-avatar", Pictures.hosted(Pictures.avatar(user, "")))
            .with("target", "_blank")
            .add(
                Element.of("img")
                    .with("src", Pictures.hosted(Pictures.avatar(user, "_400x400")))
                    .with("alt", "")
                    .with("loading", "lazy"));
    Element names =
        div("profile-card-tabs-name").add(new NameMarkup(vintage).render(user, "profile-card-"));
    return div("profile-card", div("profile-card-info", avatar, names), extra(profile, user));
  }

  private Element extra(Profile profile, WorldUser user) {
    Element extra = div("profile-card-extra");
    if (!user.bio().isEmpty()) {
      extra.add(
          div("profile-bio", Element.of("p").with("dir", "auto").add(text.render(user.bio()))));
    }
    if (!user.location().isEmpty()) {
      extra.add(
          div(
              "profile-location",
              Element.of("span").add(NameMarkup.icon("icon-location", "")),
              Element.of("span").text(user.location())));
    }
    if (!user.website().isEmpty()) {
      extra.add(
          div(
              "profile-website",
              Element.of("span")
                  .add(
                      NameMarkup.icon("icon-link", ""),
                      Element.of("a")
                          .with("href", user.website())
                          .text(TextMarkup.shown(user.website())))));
    }
    return extra.add(
        div("profile-joindate", joined(user)), div("profile-card-extra-links", numbers(profile)));
  }

  private Element joined(WorldUser user) {
    Element element =
        vintage.has(Change.JOIN_DATE_IS_LINK)
            ? Element.of("a").with("href", "/" + user.username() + "/about")
            : Element.of("span");
    return element
        .with("title", Dates.joined(user.createdAt()))
        .add(NameMarkup.icon("icon-calendar", "", "Joined " + Dates.joinedMonth(user.createdAt())));
  }

  private Element numbers(Profile profile) {
    String name = "/" + profile.user().username();
    return Element.of("ul", "profile-statlist")
        .add(
            number("posts", "Tweets", profile.posts(), ""),
            number("following", "Following", profile.following(), name + "/following"),
            number("followers", "Followers", profile.followers(), name + "/followers"),
            number("likes", "Likes", profile.likes(), ""));
  }

  private Element number(String cssClass, String header, long count, String href) {
    Element item = Element.of("li", cssClass);
    Element holder = item;
    if (!href.isEmpty() && vintage.has(Change.FOLLOWERS_ARE_LINKS)) {
      holder = Element.of("a").with("href", href);
      item.add(holder);
    }
    holder.add(
        span("profile-stat-header").text(header),
        span("profile-stat-num").text(String.format(Locale.ROOT, "%,d", count)));
    return item;
  }

  private Element rail(Profile profile) {
    String media = "/" + profile.user().username() + "/media";
    String title = String.format(Locale.ROOT, "%,d Photos and videos", profile.pictures());
    Element grid = div("photo-rail-grid");
    for (Item.Tweet tweet : profile.rail()) {
      WorldMedia first = tweet.post().media().getFirst();
      String picture = first.type().equals("photo") ? first.url() : Pictures.still(first.url());
      grid.add(
          Element.of("a")
              .with("href", TweetMarkup.address(tweet))
              .add(
                  Element.of("img")
                      .with("src", Pictures.thumb(picture))
                      .with("alt", "")
                      .with("loading", "lazy")));
    }
    Element header =
        div(
            "photo-rail-header",
            Element.of("a").with("href", media).add(NameMarkup.icon("icon-picture", "", title)));
    return div("photo-rail-card", header, grid);
  }
}
