/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.Mentions;
import dev.covey.simulator.x.state.Poll;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what the posts of an answer refer to, each thing once. */
public final class Includes {

  private final XState state;
  private final Settings settings;
  private final FieldQuery fields;
  private final Sight sight;
  private final Map<Long, WorldUser> users = new LinkedHashMap<>();
  private final Map<Long, Post> posts = new LinkedHashMap<>();
  private final Map<String, Media> media = new LinkedHashMap<>();
  private final Map<Long, Poll> polls = new LinkedHashMap<>();

  public Includes(XState state, Settings settings, FieldQuery fields, Sight sight) {
    this.state = state;
    this.settings = settings;
    this.fields = fields;
    this.sight = sight;
  }

  /** Adds what that post refers to, as far as it was asked for. */
  public void of(Post post) {
    if (fields.expands("author_id")) {
      user(post.author());
    }
    if (fields.expands("in_reply_to_user_id") && post.references().replyTo() != null) {
      state.posts().find(post.references().replyTo()).ifPresent(p -> user(p.author()));
    }
    if (fields.expands("entities.mentions.username")) {
      for (String name : Mentions.in(post.text())) {
        state.users().named(name).ifPresent(user -> user(user.id()));
      }
    }
    if (fields.expands("attachments.media_keys")) {
      post.media().forEach(item -> media.put(item.key(), item));
    }
    if (fields.expands("attachments.poll_ids") && post.poll() != null) {
      polls.put(post.poll().id(), post.poll());
    }
    referenced(post.references().repostOf());
    referenced(post.references().quotes());
    referenced(post.references().replyTo());
  }

  private void referenced(@Nullable Long id) {
    Optional<Post> post = Optional.ofNullable(id).flatMap(sight::find);
    if (post.isEmpty()) {
      return;
    }
    if (fields.expands("referenced_tweets.id")
        || fields.expands("referenced_tweets.id.author_id")) {
      posts.put(post.get().id(), post.get());
    }
    if (fields.expands("referenced_tweets.id.author_id")) {
      user(post.get().author());
    }
    if (fields.expands("referenced_tweets.id.attachments.media_keys")) {
      post.get().media().forEach(item -> media.put(item.key(), item));
    }
  }

  /** Adds the pinned post of a person, if it was asked for. */
  public void pinnedOf(WorldUser user) {
    if (fields.expands("pinned_tweet_id")) {
      Optional.ofNullable(user.pinnedPost())
          .flatMap(sight::find)
          .ifPresent(post -> posts.put(post.id(), post));
    }
  }

  private void user(long id) {
    state.users().find(id).ifPresent(user -> users.put(id, user));
  }

  /** What was gathered, or nothing. */
  public Map<String, Object> show() {
    var includes = new LinkedHashMap<String, Object>();
    var userView = new UserView(state, settings, sight.viewer());
    var postView = new PostView(state, settings);
    put(
        includes,
        "media",
        media.values().stream().map(item -> MediaView.show(item, fields)).toList());
    put(includes, "users", users.values().stream().map(u -> userView.show(u, fields)).toList());
    put(
        includes,
        settings.vocabulary().name("tweets"),
        posts.values().stream().map(p -> postView.show(p, fields)).toList());
    put(includes, "polls", polls.values().stream().map(this::show).toList());
    return includes;
  }

  private static void put(Map<String, Object> includes, String name, List<?> items) {
    if (!items.isEmpty()) {
      includes.put(name, items);
    }
  }

  private Map<String, Object> show(Poll poll) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", Long.toString(poll.id()));
    var options = new ArrayList<Map<String, Object>>();
    for (Poll.Option option : poll.options()) {
      options.add(
          Map.of("position", options.size() + 1, "label", option.label(), "votes", option.votes()));
    }
    json.put("options", options);
    Instant now = state.now();
    for (String field : fields.poll()) {
      switch (field) {
        case "duration_minutes" -> json.put(field, poll.durationMinutes());
        case "end_datetime" -> json.put(field, UserView.timestamp(poll.endsAt()));
        case "voting_status" -> json.put(field, poll.endsAt().isAfter(now) ? "open" : "closed");
        default -> {}
      }
    }
    return json;
  }
}
