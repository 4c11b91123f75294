/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Entry;
import dev.covey.simulator.nitter.page.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * X's search at one moment, newest first. It never finds what is sensitive, locked or suspended: a
 * tweet that it does not find may well be there.
 */
public final class Search {
  private final Upstream upstream;
  private final Items items;
  private final Instant now;

  public Search(Upstream upstream, Instant now) {
    this.upstream = upstream;
    this.now = now;
    items = new Items(upstream, now);
  }

  /** Where to go on: below an id, or after a stretch that was read. */
  public sealed interface From {
    record Start() implements From {}

    record MaxId(long id) implements From {}

    record After(Position position) implements From {}
  }

  public Stretch find(SearchQuery query, From from) {
    var entries = new ArrayList<Entry>();
    Optional<Position> end = Optional.empty();
    for (Moment moment : candidates(query)) {
      if (entries.size() == Stretch.SIZE || isTooOld(query, moment)) {
        break;
      }
      Optional<Item> item = reached(moment, from) ? match(query, moment) : Optional.empty();
      if (item.isPresent()) {
        entries.add(Entry.of(item.get()));
        end = Optional.of(new Position(moment.at(), moment.id()));
      }
    }
    return new Stretch(entries, end);
  }

  /** The ids of everything that a search finds if it is followed to its end. */
  public Set<Long> ids(SearchQuery query) {
    var ids = new TreeSet<Long>();
    for (Moment moment : candidates(query)) {
      if (isTooOld(query, moment)) {
        break;
      }
      if (reached(moment, new From.Start())) {
        match(query, moment).ifPresent(item -> ids.add(item.id()));
      }
    }
    return ids;
  }

  /** People whose name or user name has the words in it. */
  public List<WorldUser> people(String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return upstream.people().all().stream()
        .filter(Upstream::isPublic)
        .filter(
            user -> (user.username() + " " + user.name()).toLowerCase(Locale.ROOT).contains(wanted))
        .limit(Stretch.SIZE)
        .toList();
  }

  /** Newest first, from the end of the wanted range on. */
  private NavigableSet<Moment> candidates(SearchQuery query) {
    NavigableSet<Moment> moments = moments(query);
    Instant until = query.until();
    return until == null ? moments : moments.tailSet(Moment.endOf(until), false);
  }

  private NavigableSet<Moment> moments(SearchQuery query) {
    List<WorldUser> authors =
        query.from().stream()
            .flatMap(name -> upstream.user(name).stream())
            .filter(Upstream::isPublic)
            .toList();
    if (query.from().isEmpty()) {
      return upstream.posts().all();
    }
    if (authors.size() == 1) {
      return upstream.posts().of(authors.getFirst().id());
    }
    var several = new TreeSet<Moment>();
    authors.forEach(author -> several.addAll(upstream.posts().of(author.id())));
    return several;
  }

  private boolean reached(Moment moment, From from) {
    return !moment.at().isAfter(now)
        && switch (from) {
          case From.Start() -> true;
          case From.MaxId(long id) -> moment.id() <= id;
          case From.After(Position position) -> position.isBefore(moment);
        };
  }

  private Optional<Item> match(SearchQuery query, Moment moment) {
    WorldPost post = upstream.post(moment.post()).orElse(null);
    if (post == null || post.sensitive() || !ofKind(query, moment, post)) {
      return Optional.empty();
    }
    String text = post.text().toLowerCase(Locale.ROOT);
    if (!query.words().stream().allMatch(text::contains)) {
      return Optional.empty();
    }
    return items
        .item(moment)
        .filter(item ->
            item instanceof Item.Tweet tweet && tweet.counts().likes() >= query.minimumLikes());
  }

  private static boolean isTooOld(SearchQuery query, Moment moment) {
    Instant since = query.since();
    return since != null && moment.at().isBefore(since);
  }

  private static boolean ofKind(SearchQuery query, Moment moment, WorldPost post) {
    return query.required().stream().allMatch(kind -> is(kind, moment, post))
        && query.excluded().stream().noneMatch(kind -> is(kind, moment, post));
  }

  private static boolean is(String kind, Moment moment, WorldPost post) {
    return switch (kind) {
      case "nativeretweets", "retweets" -> moment.isRepost();
      case "replies" -> post.replyTo() != null;
      case "quote" -> post.quotes() != null;
      case "media" -> !post.media().isEmpty();
      case "images", "twimg" -> hasMedia(post, "photo");
      case "videos", "native_video", "consumer_video" -> hasMedia(post, "video");
      case "links" -> post.text().contains("http://") || post.text().contains("https://");
      case "mentions" -> post.text().contains("@");
      default -> false;
    };
  }

  private static boolean hasMedia(WorldPost post, String type) {
    return post.media().stream().anyMatch(media -> media.type().equals(type));
  }
}
