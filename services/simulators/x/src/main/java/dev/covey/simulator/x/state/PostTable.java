/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** All posts and the ways to find them. Safe for many threads; a set seen may grow meanwhile. */
public final class PostTable {

  private final ConcurrentSkipListMap<Long, Post> posts = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<Long, NavigableSet<Long>> byAuthor = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, NavigableSet<Long>> replies = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, NavigableSet<Long>> quotes = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, NavigableSet<Long>> reposts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, NavigableSet<Long>> mentions = new ConcurrentHashMap<>();
  private final Set<Long> hidden = ConcurrentHashMap.newKeySet();

  /** Adds a post that mentions these people. */
  public void add(Post post, Set<Long> mentioned) {
    posts.put(post.id(), post);
    index(byAuthor, post.author(), post);
    Post.References references = post.references();
    if (references.replyTo() != null) {
      index(replies, references.replyTo(), post);
    }
    if (references.quotes() != null) {
      index(quotes, references.quotes(), post);
    }
    if (references.repostOf() != null) {
      index(reposts, references.repostOf(), post);
    }
    mentioned.forEach(user -> index(mentions, user, post));
  }

  private static void index(ConcurrentMap<Long, NavigableSet<Long>> index, long key, Post post) {
    index.computeIfAbsent(key, id -> new ConcurrentSkipListSet<>()).add(post.id());
  }

  /** Removes a post; false if it was not there. Its replies and quotes stay. */
  public boolean remove(long id) {
    Post post = posts.remove(id);
    if (post == null) {
      return false;
    }
    unindex(byAuthor, post.author(), id);
    Post.References references = post.references();
    if (references.replyTo() != null) {
      unindex(replies, references.replyTo(), id);
    }
    if (references.quotes() != null) {
      unindex(quotes, references.quotes(), id);
    }
    if (references.repostOf() != null) {
      unindex(reposts, references.repostOf(), id);
    }
    mentions.values().forEach(ids -> ids.remove(id));
    return true;
  }

  private static void unindex(ConcurrentMap<Long, NavigableSet<Long>> index, long key, long post) {
    NavigableSet<Long> ids = index.get(key);
    if (ids != null) {
      ids.remove(post);
    }
  }

  public Optional<Post> find(long id) {
    return Optional.ofNullable(posts.get(id));
  }

  public NavigableSet<Long> all() {
    return posts.navigableKeySet();
  }

  public NavigableSet<Long> by(long author) {
    return of(byAuthor, author);
  }

  public NavigableSet<Long> repliesTo(long post) {
    return of(replies, post);
  }

  public NavigableSet<Long> quotesOf(long post) {
    return of(quotes, post);
  }

  public NavigableSet<Long> repostsOf(long post) {
    return of(reposts, post);
  }

  public NavigableSet<Long> mentioning(long user) {
    return of(mentions, user);
  }

  private static NavigableSet<Long> of(ConcurrentMap<Long, NavigableSet<Long>> index, long key) {
    return index.getOrDefault(key, Collections.emptyNavigableSet());
  }

  /** Hides a reply under its conversation, or shows it again. */
  public void setHidden(long post, boolean hide) {
    if (hide) {
      hidden.add(post);
    } else {
      hidden.remove(post);
    }
  }

  public boolean isHidden(long post) {
    return hidden.contains(post);
  }

  public int size() {
    return posts.size();
  }
}
