/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import dev.covey.simulator.kit.world.Snowflakes;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldMedia;
import dev.covey.simulator.kit.world.WorldPoll;
import dev.covey.simulator.kit.world.WorldPost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the simulated X holds, begun from a world. Safe for many threads. */
public final class XState {

  private final InstantSource clock;
  private final Snowflakes ids;
  private final Upcoming upcoming;
  private final UserTable users = new UserTable();
  private final PostTable posts = new PostTable();
  private final Relation likes = new Relation();
  private final Relation reposts = new Relation();
  private final Relation follows = new Relation();
  private final Relation mutes = new Relation();
  private final MediaTable media;
  private final MessageTable messages;

  /** Begins with that world; new ids tell the time of the clock. */
  public XState(World world, InstantSource clock) {
    this.clock = clock;
    this.ids = new Snowflakes(clock);
    this.upcoming = new Upcoming(clock);
    this.media = new MediaTable(ids, clock);
    this.messages = new MessageTable(ids, clock);
    world.users().forEach(users::put);
    world.posts().stream()
        .sorted(Comparator.comparingLong(WorldPost::id))
        .forEach(post -> addPost(read(post)));
    world
        .likes()
        .forEach(like -> upcoming.add(like.at(), () -> likes.add(like.user(), like.post())));
    world
        .follows()
        .forEach(follow ->
            upcoming.add(follow.at(), () -> follows.add(follow.follower(), follow.followed())));
    world
        .reposts()
        .forEach(repost ->
            upcoming.add(
                repost.at(), () -> repost(repost.user(), repost.post(), repost.id(), repost.at())));
    upcoming.catchUp();
  }

  private Post read(WorldPost post) {
    var pictures = new ArrayList<Media>();
    for (int i = 0; i < post.media().size(); i++) {
      pictures.add(read(post, i));
    }
    var references = new Post.References(post.replyTo(), post.quotes(), null);
    return new Post(
        post.id(),
        post.author(),
        post.text(),
        post.createdAt(),
        references,
        conversationOf(post.id(), post.replyTo()),
        pictures,
        read(post.poll(), post),
        post.lang(),
        post.counts(),
        post.sensitive(),
        post.deletedAt(),
        post.unavailable(),
        post.card());
  }

  private static Media read(WorldPost post, int index) {
    WorldMedia item = post.media().get(index);
    String kind =
        switch (item.type()) {
          case "video" -> "13_";
          case "animated_gif" -> "16_";
          default -> "3_";
        };
    String key = kind + (post.id() + 1 + index);
    return new Media(
        key, item.type(), item.url(), item.altText(), item.width(), item.height(), item.url());
  }

  private static @Nullable Poll read(@Nullable WorldPoll poll, WorldPost post) {
    if (poll == null) {
      return null;
    }
    List<Poll.Option> options =
        poll.options().stream().map(o -> new Poll.Option(o.label(), o.votes())).toList();
    long minutes = Duration.between(post.createdAt(), poll.endsAt()).toMinutes();
    return new Poll(post.id() + 5, options, (int) minutes, poll.endsAt());
  }

  /** The conversation a new post belongs to: that of the post it answers, or its own. */
  public long conversationOf(long post, @Nullable Long replyTo) {
    if (replyTo == null) {
      return post;
    }
    return posts.find(replyTo).map(Post::conversation).orElse(replyTo);
  }

  /** Adds a post and finds whom it mentions; an answer mentions whom it answers. */
  public void addPost(Post post) {
    var mentioned = new HashSet<Long>();
    for (String name : Mentions.in(post.text())) {
      users.named(name).ifPresent(user -> mentioned.add(user.id()));
    }
    Long replyTo = post.references().replyTo();
    if (replyTo != null) {
      posts.find(replyTo).ifPresent(parent -> mentioned.add(parent.author()));
    }
    mentioned.remove(post.author());
    posts.add(post, post.isRepost() ? Set.of() : mentioned);
  }

  /** Reposts; false if that person had reposted it before. */
  public boolean repost(long user, long post, long repostId, Instant at) {
    if (!reposts.add(user, post)) {
      return false;
    }
    String text = posts.find(post).map(Post::text).orElse("");
    var references = new Post.References(null, null, post);
    addPost(Post.written(repostId, user, text, at, references, repostId));
    return true;
  }

  /** Takes a repost back; false if there was none. */
  public boolean unrepost(long user, long post) {
    if (!reposts.remove(user, post)) {
      return false;
    }
    for (long repost : List.copyOf(posts.repostsOf(post))) {
      if (posts.find(repost).filter(p -> p.author() == user).isPresent()) {
        posts.remove(repost);
      }
    }
    return true;
  }

  public Instant now() {
    return clock.instant();
  }

  public long nextId() {
    return ids.next();
  }

  public UserTable users() {
    return users;
  }

  public PostTable posts() {
    upcoming.catchUp();
    return posts;
  }

  public Relation likes() {
    upcoming.catchUp();
    return likes;
  }

  public Relation reposts() {
    upcoming.catchUp();
    return reposts;
  }

  public Relation follows() {
    upcoming.catchUp();
    return follows;
  }

  public Relation mutes() {
    return mutes;
  }

  public MediaTable media() {
    return media;
  }

  public MessageTable messages() {
    return messages;
  }
}
