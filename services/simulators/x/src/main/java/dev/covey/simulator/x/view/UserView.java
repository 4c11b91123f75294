/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person as an answer shows them. */
public final class UserView {

  private static final String DEFAULT_AVATAR =
      "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png";

  private final XState state;
  private final Vocabulary vocabulary;
  private final boolean escape;
  private final long viewer;

  public UserView(XState state, Settings settings, long viewer) {
    this.state = state;
    this.vocabulary = settings.vocabulary();
    this.escape = settings.isOn(Switch.ESCAPE_TEXT);
    this.viewer = viewer;
  }

  /** Id, name and username always, the rest as asked for. */
  public Map<String, Object> show(WorldUser user, FieldQuery fields) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", Long.toString(user.id()));
    json.put("name", user.name());
    json.put("username", user.username());
    for (String field : fields.user()) {
      Object value = value(user, field);
      if (value != null) {
        json.put(vocabulary.name(field), value);
      }
    }
    if (fields.expands("pinned_tweet_id") && user.pinnedPost() != null) {
      json.put(vocabulary.name("pinned_tweet_id"), user.pinnedPost().toString());
    }
    return json;
  }

  private @Nullable Object value(WorldUser user, String field) {
    return switch (field) {
      case "created_at" -> timestamp(user.createdAt());
      case "description" -> Text.of(user.bio(), escape).value();
      case "location" -> orNull(user.location());
      case "url" -> user.website().isEmpty() ? "" : Text.shorten(user.website());
      case "entities" -> entities(user);
      case "profile_image_url" -> user.avatarUrl().isEmpty() ? DEFAULT_AVATAR : user.avatarUrl();
      case "profile_banner_url" -> orNull(user.bannerUrl());
      case "protected" -> user.isProtected();
      case "verified" -> user.verifiedType() != VerifiedType.NONE;
      case "verified_type" -> user.verifiedType().name().toLowerCase(Locale.ROOT);
      case "subscription_type" -> user.verifiedType() == VerifiedType.BLUE ? "Premium" : "None";
      case "public_metrics" -> metrics(user);
      case "pinned_tweet_id" -> user.pinnedPost() == null ? null : user.pinnedPost().toString();
      case "most_recent_tweet_id" -> mostRecent(user);
      case "connection_status" -> connections(user);
      case "receives_your_dm" -> state.users().takesMessages(user.id());
      default -> null;
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private @Nullable String mostRecent(WorldUser user) {
    for (long id : state.posts().by(user.id()).descendingSet()) {
      if (state.posts().find(id).filter(post -> post.existsAt(state.now())).isPresent()) {
        return Long.toString(id);
      }
    }
    return null;
  }

  private @Nullable Map<String, Object> entities(WorldUser user) {
    var entities = new LinkedHashMap<String, Object>();
    if (!user.website().isEmpty()) {
      String shortened = Text.shorten(user.website());
      Map<String, Object> url =
          Map.of("start", 0, "end", 23, "url", shortened, "expanded_url", user.website());
      entities.put("url", Map.of("urls", List.of(url)));
    }
    Map<String, List<Map<String, Object>>> inBio = Text.of(user.bio(), escape).entities();
    if (!inBio.isEmpty()) {
      entities.put("description", inBio);
    }
    return entities.isEmpty() ? null : entities;
  }

  private Map<String, Object> metrics(WorldUser user) {
    var metrics = new LinkedHashMap<String, Object>();
    long id = user.id();
    metrics.put("followers_count", user.followers() + state.follows().countTo(id));
    metrics.put("following_count", user.following() + state.follows().countFrom(id));
    Instant now = state.now();
    long posts =
        state.posts().by(id).stream()
            .filter(post -> state.posts().find(post).filter(p -> exists(p, now)).isPresent())
            .count();
    metrics.put(vocabulary.name("tweet_count"), user.posts() + posts);
    metrics.put("listed_count", 0);
    metrics.put("like_count", user.likes() + state.likes().countFrom(id));
    metrics.put("media_count", 0);
    return metrics;
  }

  /** A repost goes with what it passed on. */
  private boolean exists(Post post, Instant now) {
    Long original = post.references().repostOf();
    return post.existsAt(now)
        && (original == null
            || state.posts().find(original).filter(p -> p.existsAt(now)).isPresent());
  }

  private List<String> connections(WorldUser user) {
    var connections = new ArrayList<String>();
    if (state.follows().has(viewer, user.id())) {
      connections.add("following");
    }
    if (state.follows().has(user.id(), viewer)) {
      connections.add("followed_by");
    }
    if (state.mutes().has(viewer, user.id())) {
      connections.add("muting");
    }
    return connections.isEmpty() ? List.of("none") : connections;
  }

  /** A time as the platform writes it, with milliseconds. */
  public static String timestamp(Instant time) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
