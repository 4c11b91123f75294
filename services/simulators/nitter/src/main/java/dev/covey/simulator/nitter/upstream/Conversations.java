/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.nitter.page.Conversation;
import dev.covey.simulator.nitter.page.Entry;
import dev.covey.simulator.nitter.page.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands above and below a tweet at one moment. */
public final class Conversations {
  private static final int HIGHEST = 20;
  private static final int REPLIES = 20;

  private final Upstream upstream;
  private final Items items;
  private final Instant now;

  public Conversations(Upstream upstream, Instant now) {
    this.upstream = upstream;
    this.now = now;
    items = new Items(upstream, now);
  }

  /** Empty where X says nothing at all: never posted, not yet, or deleted. */
  public Optional<Conversation> around(long id) {
    return items.item(id).map(subject -> around(upstream.post(id).orElseThrow(), subject));
  }

  private Conversation around(WorldPost post, Item subject) {
    if (subject instanceof Item.Unavailable) {
      return new Conversation(List.of(), subject, List.of(), List.of());
    }
    List<WorldPost> after = goneOn(post);
    return new Conversation(before(post), subject, shown(after), replies(post, after));
  }

  private List<Item> before(WorldPost post) {
    var before = new ArrayList<Item>();
    Long above = post.replyTo();
    while (above != null && before.size() < HIGHEST) {
      items.orNote(above).ifPresent(before::addFirst);
      above = upstream.post(above).map(WorldPost::replyTo).orElse(null);
    }
    return before;
  }

  /** The author's own replies to it, and to them in turn. */
  private List<WorldPost> goneOn(WorldPost post) {
    var after = new ArrayList<WorldPost>();
    Optional<WorldPost> next = ownReply(post);
    while (next.isPresent() && after.size() < HIGHEST) {
      after.add(next.get());
      next = ownReply(next.get());
    }
    return after;
  }

  private Optional<WorldPost> ownReply(WorldPost post) {
    return upstream.posts().answersTo(post.id(), now).stream()
        .filter(answer -> answer.author() == post.author())
        .findFirst();
  }

  private List<Entry> replies(WorldPost post, List<WorldPost> after) {
    return upstream.posts().answersTo(post.id(), now).stream()
        .filter(reply -> !after.contains(reply))
        .limit(REPLIES)
        .map(reply -> new Entry(shown(withFirstAnswer(reply))))
        .filter(entry -> !entry.items().isEmpty())
        .toList();
  }

  private List<WorldPost> withFirstAnswer(WorldPost reply) {
    var posts = new ArrayList<>(List.of(reply));
    upstream.posts().answersTo(reply.id(), now).stream().findFirst().ifPresent(posts::add);
    return posts;
  }

  private List<Item> shown(List<WorldPost> posts) {
    return posts.stream().flatMap(post -> items.item(post.id()).stream()).toList();
  }
}
