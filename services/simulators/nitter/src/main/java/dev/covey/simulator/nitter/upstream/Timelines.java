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
import java.util.Optional;

/** A person's timelines at one moment; they reach back about 3,200 tweets, as X's do. */
public final class Timelines {
  private static final int DEPTH = 3_200;
  private static final int LONGEST_THREAD = 10;

  private final Upstream upstream;
  private final Items items;
  private final Instant now;

  public Timelines(Upstream upstream, Instant now) {
    this.upstream = upstream;
    this.now = now;
    items = new Items(upstream, now);
  }

  /** Which of a person's timelines. */
  public enum Kind {
    TWEETS,
    REPLIES,
    MEDIA
  }

  /** {@code after} is where the stretch before ended; the first one begins with what is pinned. */
  public Stretch read(Kind kind, WorldUser user, Optional<Position> after) {
    var entries = new ArrayList<Entry>();
    if (after.isEmpty() && kind != Kind.MEDIA) {
      pinned(user).ifPresent(tweet -> entries.add(Entry.of(tweet)));
    }
    int wanted = entries.size() + Stretch.SIZE;
    int depth = 0;
    Optional<Position> end = Optional.empty();
    for (Moment moment : upstream.posts().of(user.id())) {
      if (moment.at().isAfter(now)) {
        continue;
      }
      if (entries.size() == wanted || depth++ >= DEPTH) {
        break;
      }
      if (after.isPresent() && !after.get().isBefore(moment)) {
        continue;
      }
      entry(kind, moment).ifPresent(entries::add);
      end = Optional.of(new Position(moment.at(), moment.id()));
    }
    return entries.isEmpty() ? Stretch.EMPTY : new Stretch(entries, end);
  }

  private Optional<Item> pinned(WorldUser user) {
    return Optional.ofNullable(user.pinnedPost())
        .flatMap(items::item)
        .flatMap(item ->
            switch (item) {
              case Item.Tweet tweet -> Optional.of(tweet.asPinned());
              case Item.Unavailable _ -> Optional.empty();
            });
  }

  private Optional<Entry> entry(Kind kind, Moment moment) {
    Optional<Item> item = items.item(moment);
    if (moment.isRepost()) {
      return kind == Kind.MEDIA ? Optional.empty() : item.map(Entry::of);
    }
    WorldPost post = upstream.post(moment.post()).orElseThrow();
    return switch (kind) {
      case MEDIA -> post.media().isEmpty() ? Optional.empty() : item.map(Entry::of);
      case TWEETS ->
          answersSomebodyElse(post) || goesOn(post)
              ? Optional.empty()
              : item.map(shown -> thread(post, shown));
      case REPLIES -> goesOn(post) ? Optional.empty() : item.map(shown -> thread(post, shown));
    };
  }

  private boolean answersSomebodyElse(WorldPost post) {
    return post.replyTo() != null && parent(post).filter(p -> isSelf(p, post)).isEmpty();
  }

  /** Then it is shown in the thread of its last tweet, not for itself. */
  private boolean goesOn(WorldPost post) {
    return upstream.posts().answersTo(post.id(), now).stream()
        .anyMatch(answer -> isSelf(answer, post));
  }

  /** The author's own tweets that led here, or the one tweet of somebody else that is answered. */
  private Entry thread(WorldPost post, Item shown) {
    var thread = new ArrayList<Item>(List.of(shown));
    WorldPost last = post;
    Optional<WorldPost> parent = parent(last);
    while (parent.isPresent() && thread.size() < LONGEST_THREAD) {
      items.orNote(parent.get().id()).ifPresent(thread::addFirst);
      if (!isSelf(parent.get(), last)) {
        break;
      }
      last = parent.get();
      parent = parent(last);
    }
    return new Entry(thread);
  }

  private Optional<WorldPost> parent(WorldPost post) {
    return Optional.ofNullable(post.replyTo()).flatMap(upstream::post);
  }

  private static boolean isSelf(WorldPost one, WorldPost other) {
    return one.author() == other.author();
  }
}
