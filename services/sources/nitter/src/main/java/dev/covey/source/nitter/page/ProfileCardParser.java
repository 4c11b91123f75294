/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.TweetIds;
import dev.covey.model.source.Verified;
import java.util.OptionalLong;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code .profile-card} of every page version, and the user id from the banner beside it. */
final class ProfileCardParser {
  private static final String BANNERS = "/profile_banners/";

  private final Links links;
  private @Nullable String username;
  private String fullname = "";
  private @Nullable String bio;
  private @Nullable String location;
  private @Nullable String website;
  private @Nullable String joined;
  private @Nullable String avatar;
  private Verified verified = Verified.NONE;
  private boolean isProtected;
  private @Nullable Long posts;
  private @Nullable Long following;
  private @Nullable Long followers;
  private @Nullable Long likes;

  private ProfileCardParser(Links links) {
    this.links = links;
  }

  /** Null if the card does not say whose it is, by a name that can be one. */
  static @Nullable SourceProfile parse(Element card, @Nullable Element banner, Links links) {
    ProfileCardParser parser = new ProfileCardParser(links);
    parser.descend(card);
    return parser.build(banner == null ? null : bannerUrl(banner));
  }

  private @Nullable SourceProfile build(@Nullable String banner) {
    if (username == null) {
      return null;
    }
    return new SourceProfile(
        username,
        fullname,
        userId(banner),
        bio,
        location,
        website,
        joined == null ? null : TweetDate.joined(joined),
        verified,
        isProtected,
        new SourceProfile.Counts(posts, following, followers, likes),
        avatar,
        banner);
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
      case "profile-card-avatar" -> avatar = MediaUrl.normalise(element.attr("href"));
      case "profile-card-username" -> takeUsername(element);
      case "profile-card-fullname" -> {
        takeFullname(element);
        descend(element);
      }
      case "verified-icon", "icon-ok" -> takeVerified(element);
      case "icon-lock" -> isProtected = true;
      case "profile-bio" -> takeBio(element);
      case "profile-location" -> location = location == null ? last(element) : location;
      case "profile-website" -> takeWebsite(element);
      case "profile-joindate" -> joined = title(element);
      case "posts" -> posts = number(element);
      case "following" -> following = number(element);
      case "followers" -> followers = number(element);
      case "likes" -> likes = number(element);
      default -> descend(element);
    }
  }

  private void takeUsername(Element element) {
    String shown = Markup.attribute(element, "title");
    String name = shown == null ? Markup.line(element) : shown;
    String bare = name.startsWith("@") ? name.substring(1) : name;
    username = Username.isOne(bare) ? bare : null;
  }

  private void takeFullname(Element element) {
    String title = Markup.attribute(element, "title");
    fullname = title == null ? Markup.line(element) : title;
  }

  private void takeVerified(Element element) {
    String classes = element.className();
    if (!Markup.has(classes, "verified-icon")) {
      return;
    }
    if (Markup.has(classes, "blue")) {
      verified = Verified.BLUE;
    } else if (Markup.has(classes, "business")) {
      verified = Verified.BUSINESS;
    } else if (Markup.has(classes, "government")) {
      verified = Verified.GOVERNMENT;
    } else {
      verified = Verified.UNSPECIFIED;
    }
  }

  private void takeBio(Element element) {
    Element paragraph = Markup.findTag(element, "p");
    String written = ContentText.of(paragraph == null ? element : paragraph, links);
    bio = written.isBlank() ? null : written;
  }

  private void takeWebsite(Element element) {
    Element link = Markup.findTag(element, "a");
    String href = link == null ? null : Markup.attribute(link, "href");
    website = href == null ? null : links.restore(href);
  }

  /** The text of the last child: what comes before it is the icon. */
  private static @Nullable String last(Element element) {
    Element last = element.lastElementChild();
    String shown = last == null ? "" : Markup.line(last);
    return shown.isEmpty() ? null : shown;
  }

  /** The title of whatever holds the date; the icon inside has an empty one. */
  private static @Nullable String title(Element element) {
    String title = Markup.attribute(element, "title");
    for (int i = 0; title == null && i < element.childNodeSize(); i++) {
      Element child = Markup.elementAt(element, i);
      title = child == null ? null : title(child);
    }
    return title;
  }

  private static @Nullable Long number(Element stat) {
    Element number = Markup.find(stat, "profile-stat-num");
    return number == null ? null : Digits.parse(number.text());
  }

  private static @Nullable String bannerUrl(Element banner) {
    Element link = Markup.findTag(banner, "a");
    return link == null ? null : MediaUrl.normalise(Markup.attribute(link, "href"));
  }

  private static @Nullable Long userId(@Nullable String banner) {
    int start = banner == null ? -1 : banner.indexOf(BANNERS);
    if (banner == null || start < 0) {
      return null;
    }
    start += BANNERS.length();
    int end = banner.indexOf('/', start);
    OptionalLong id = TweetIds.parse(banner, start, end < 0 ? banner.length() : end);
    return id.isPresent() ? id.getAsLong() : null;
  }
}
