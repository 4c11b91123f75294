/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A post as an answer shows it. */
public final class PostView {

  private final XState state;
  private final PostText texts;
  private final Vocabulary vocabulary;

  public PostView(XState state, Settings settings) {
    this.state = state;
    this.texts = new PostText(state, settings);
    this.vocabulary = settings.vocabulary();
  }

  /** Id, text and history always, the rest as asked for. */
  public Map<String, Object> show(Post post, FieldQuery fields) {
    PostText.Shown shown = texts.of(post);
    var json = new LinkedHashMap<String, Object>();
    json.put("id", Long.toString(post.id()));
    json.put("text", shown.text().value());
    json.put(vocabulary.name("edit_history_tweet_ids"), List.of(Long.toString(post.id())));
    for (String field : fields.post()) {
      put(json, field, value(post, shown, field));
    }
    if (fields.expands("author_id") || fields.expands("referenced_tweets.id.author_id")) {
      put(json, "author_id", Long.toString(post.author()));
    }
    if (fields.expands("in_reply_to_user_id")) {
      put(json, "in_reply_to_user_id", repliedTo(post));
    }
    if (fields.expands("referenced_tweets.id")) {
      put(json, "referenced_tweets", references(post));
    }
    if (fields.expands("attachments.media_keys") || fields.expands("attachments.poll_ids")) {
      put(json, "attachments", attachments(post));
    }
    return json;
  }

  /** The text as the answer to its writing gives it, without the names before it. */
  public Text asWritten(Post post) {
    return texts.asWritten(post);
  }

  private void put(Map<String, Object> json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(vocabulary.name(field), value);
    }
  }

  private @Nullable Object value(Post post, PostText.Shown shown, String field) {
    return switch (field) {
      case "author_id" -> Long.toString(post.author());
      case "created_at" -> UserView.timestamp(post.createdAt());
      case "conversation_id" -> Long.toString(post.conversation());
      case "in_reply_to_user_id" -> repliedTo(post);
      case "referenced_tweets" -> references(post);
      case "attachments" -> attachments(post);
      case "entities" -> entities(shown.text());
      case "public_metrics" -> metrics(post);
      case "lang" -> post.lang();
      case "possibly_sensitive" -> post.sensitive();
      case "reply_settings" -> "everyone";
      case "note_tweet" -> texts.isLong(post) ? note(texts.whole(post)) : null;
      case "display_text_range" -> List.of(shown.from(), shown.until());
      case "edit_controls" -> editControls(post);
      default -> null;
    };
  }

  private Map<String, Object> note(Text text) {
    var note = new LinkedHashMap<String, Object>();
    note.put("text", text.value());
    put(note, "entities", entities(text));
    return note;
  }

  /** Entities, with the ids of those people who exist. */
  private @Nullable Map<String, Object> entities(Text text) {
    if (text.entities().isEmpty()) {
      return null;
    }
    var entities = new LinkedHashMap<String, Object>(text.entities());
    List<Map<String, Object>> mentions = text.entities().get("mentions");
    if (mentions != null) {
      entities.put("mentions", mentions.stream().map(this::mention).toList());
    }
    return entities;
  }

  private Map<String, Object> mention(Map<String, Object> mention) {
    var more = new LinkedHashMap<>(mention);
    state
        .users()
        .named(String.valueOf(mention.get("username")))
        .ifPresent(user -> more.put("id", Long.toString(user.id())));
    return more;
  }

  private @Nullable String repliedTo(Post post) {
    Long parent = post.references().replyTo();
    return parent == null
        ? null
        : state.posts().find(parent).map(p -> Long.toString(p.author())).orElse(null);
  }

  private static @Nullable List<Map<String, Object>> references(Post post) {
    var references = new ArrayList<Map<String, Object>>();
    reference(references, "retweeted", post.references().repostOf());
    reference(references, "quoted", post.references().quotes());
    reference(references, "replied_to", post.references().replyTo());
    return references.isEmpty() ? null : references;
  }

  private static void reference(
      List<Map<String, Object>> references, String type, @Nullable Long id) {
    if (id != null) {
      var reference = new LinkedHashMap<String, Object>();
      reference.put("type", type);
      reference.put("id", id.toString());
      references.add(reference);
    }
  }

  private static @Nullable Map<String, Object> attachments(Post post) {
    var attachments = new LinkedHashMap<String, Object>();
    if (!post.media().isEmpty()) {
      attachments.put("media_keys", post.media().stream().map(Media::key).toList());
    }
    if (post.poll() != null) {
      attachments.put("poll_ids", List.of(Long.toString(post.poll().id())));
    }
    return attachments.isEmpty() ? null : attachments;
  }

  private Map<String, Object> metrics(Post post) {
    Post shown =
        Optional.ofNullable(post.references().repostOf()).flatMap(state.posts()::find).orElse(post);
    long id = shown.id();
    var metrics = new LinkedHashMap<String, Object>();
    metrics.put(
        vocabulary.name("retweet_count"), shown.counts().reposts() + state.reposts().countTo(id));
    metrics.put("reply_count", shown.counts().replies() + happened(state.posts().repliesTo(id)));
    metrics.put("like_count", shown.counts().likes() + state.likes().countTo(id));
    metrics.put("quote_count", shown.counts().quotes() + happened(state.posts().quotesOf(id)));
    metrics.put("bookmark_count", 0);
    metrics.put("impression_count", shown.counts().views());
    return metrics;
  }

  /** Those of the future are there already, but nobody knows of them. */
  private long happened(Collection<Long> posts) {
    Instant now = state.now();
    return posts.stream()
        .filter(id -> state.posts().find(id).filter(p -> !p.createdAt().isAfter(now)).isPresent())
        .count();
  }

  private static Map<String, Object> editControls(Post post) {
    return Map.of(
        "is_edit_eligible",
        !post.isReply(),
        "editable_until",
        UserView.timestamp(post.createdAt().plus(Duration.ofHours(1))),
        "edits_remaining",
        5);
  }
}
