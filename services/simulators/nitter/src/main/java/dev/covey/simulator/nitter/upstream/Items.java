/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Posts as they are shown at one moment, with author, numbers, quote and what they answer. */
final class Items {
  static final String DELETED = "This Post was deleted by the Post author.";
  private static final String SUSPENDED = "This Post is from a suspended account.";
  private static final String CLOSED = "This Post is from an account that no longer exists.";
  private static final String LOCKED =
      "You're unable to view this Post because this account owner limits who can view their Posts.";
  private static final Pattern NAME = Pattern.compile("@(\\w+)");
  private static final Pattern LEADING_NAMES = Pattern.compile("^(?:@\\w{1,15}\\s+)+");

  private final Upstream upstream;
  private final Instant now;

  Items(Upstream upstream, Instant now) {
    this.upstream = upstream;
    this.now = now;
  }

  /** Empty where X would say nothing at all: never posted, not yet, or deleted. */
  Optional<Item> item(long id) {
    return upstream
        .post(id)
        .filter(post -> post.existsAt(now))
        .flatMap(post -> upstream.user(post.author()).map(author -> item(post, author, null)));
  }

  /** The same, but what was deleted leaves a note of it. */
  Optional<Item> orNote(long id) {
    Optional<Item> shown = item(id);
    boolean deleted = upstream.post(id).filter(post -> !post.createdAt().isAfter(now)).isPresent();
    return shown.isEmpty() && deleted ? Optional.of(new Item.Unavailable(id, DELETED)) : shown;
  }

  /** A moment of a timeline; empty if what it shows is gone or not for strangers. */
  Optional<Item> item(Moment moment) {
    if (!moment.isRepost()) {
      return item(moment.post());
    }
    WorldUser by = upstream.user(moment.author()).orElse(null);
    return upstream
        .post(moment.post())
        .filter(post -> post.existsAt(now) && post.unavailable() == null)
        .flatMap(post ->
            upstream
                .user(post.author())
                .filter(Upstream::isPublic)
                .map(author -> item(post, author, by)));
  }

  private Item item(WorldPost post, WorldUser author, @Nullable WorldUser repostedBy) {
    String withheld = post.unavailable();
    if (withheld != null) {
      return new Item.Unavailable(post.id(), withheld);
    }
    return switch (author.state()) {
      case SUSPENDED -> new Item.Unavailable(post.id(), SUSPENDED);
      case DEACTIVATED -> new Item.Unavailable(post.id(), CLOSED);
      case ACTIVE ->
          author.isProtected()
              ? new Item.Unavailable(post.id(), LOCKED)
              : tweet(post, author, repostedBy, quote(post));
    };
  }

  private Item.Tweet tweet(
      WorldPost post, WorldUser author, @Nullable WorldUser repostedBy, Item.Quote quote) {
    return new Item.Tweet(
        post.replyTo() == null ? post : post.toBuilder().text(withoutLeadingNames(post)).build(),
        author,
        upstream.posts().tally().of(post, now),
        repostedBy,
        false,
        replyingTo(post, author),
        quote);
  }

  private Item.Quote quote(WorldPost post) {
    Long quoted = post.quotes();
    if (quoted == null) {
      return new Item.Quote.None();
    }
    Optional<WorldPost> target = upstream.post(quoted).filter(found -> found.existsAt(now));
    Optional<WorldUser> author = target.flatMap(found -> upstream.user(found.author()));
    if (target.isEmpty() || author.isEmpty()) {
      return new Item.Quote.Gone(quoted, "This tweet is unavailable");
    }
    // A quote inside a quote is not shown.
    return switch (item(target.get().toBuilder().quotes(null).build(), author.get(), null)) {
      case Item.Tweet tweet -> new Item.Quote.Shown(tweet);
      case Item.Unavailable gone -> new Item.Quote.Gone(0, gone.reason());
    };
  }

  /** Whom a reply answers; nobody for a reply to oneself. */
  private List<String> replyingTo(WorldPost post, WorldUser author) {
    Long replyTo = post.replyTo();
    if (replyTo == null) {
      return List.of();
    }
    var names = new ArrayList<String>();
    upstream
        .post(replyTo)
        .flatMap(parent -> upstream.user(parent.author()))
        .ifPresent(answered -> names.add(answered.username()));
    Matcher leading = LEADING_NAMES.matcher(post.text());
    if (leading.find()) {
      NAME.matcher(leading.group())
          .results()
          .map(name -> name.group(1))
          .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
          .forEach(names::add);
    }
    names.removeIf(name -> name.equalsIgnoreCase(author.username()));
    return names;
  }

  private static String withoutLeadingNames(WorldPost post) {
    return LEADING_NAMES.matcher(post.text()).replaceFirst("");
  }
}
