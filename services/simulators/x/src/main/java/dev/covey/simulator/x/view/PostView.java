/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A post as an answer shows it. */
public final class PostView {

  private static final int LONG_TEXT_CUT = 276;

  private final XState state;
  private final Settings settings;
  private final Vocabulary vocabulary;

  public PostView(XState state, Settings settings) {
    this.state = state;
    this.settings = settings;
    this.vocabulary = settings.vocabulary();
  }

  /** Id, text and history always, the rest as asked for. */
  public Map<String, Object> show(Post post, FieldQuery fields) {
    Text text = text(post);
    var json = new LinkedHashMap<String, Object>();
    json.put("id", Long.toString(post.id()));
    json.put("text", text.value());
    json.put(vocabulary.name("edit_history_tweet_ids"), List.of(Long.toString(post.id())));
    for (String field : fields.post()) {
      put(json, field, value(post, text, field));
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

  /** The text as it is given out, which for a reply begins with the name it answers. */
  public Text text(Post post) {
    Optional<Post> original =
        Optional.ofNullable(post.references().repostOf()).flatMap(state.posts()::find);
    if (original.isPresent()) {
      return repostText(original.get());
    }
    boolean escape = settings.isOn(Switch.ESCAPE_TEXT);
    String raw = prefix(post) + post.text();
    if (isLong(post)) {
      return Text.of(raw.substring(0, raw.offsetByCodePoints(0, LONG_TEXT_CUT)) + "…", escape);
    }
    List<String> keys = post.media().stream().map(Media::key).toList();
    return Text.of(raw, escape).withMediaLink(link(post), keys);
  }

  /** The text as the answer to its writing gives it, without the names before it. */
  public Text asWritten(Post post) {
    List<String> keys = post.media().stream().map(Media::key).toList();
    return Text.of(post.text(), settings.isOn(Switch.ESCAPE_TEXT)).withMediaLink(link(post), keys);
  }

  private Text repostText(Post original) {
    String name = state.users().find(original.author()).map(u -> u.username()).orElse("i");
    String words = "RT @" + name + ": " + original.text();
    int length = words.codePointCount(0, words.length());
    String cut = length <= 140 ? words : words.substring(0, words.offsetByCodePoints(0, 139)) + "…";
    return Text.of(cut, settings.isOn(Switch.ESCAPE_TEXT));
  }

  private static boolean isLong(Post post) {
    return TextLength.of(post.text()) > TextLength.LIMIT
        && post.text().codePointCount(0, post.text().length()) > LONG_TEXT_CUT;
  }

  /** The leading names of a reply; an answer to oneself has none. */
  private String prefix(Post post) {
    Long parent = post.references().replyTo();
    if (parent == null || !settings.isOn(Switch.PREFIX_REPLIES)) {
      return "";
    }
    return state
        .posts()
        .find(parent)
        .filter(answered -> answered.author() != post.author())
        .flatMap(answered -> state.users().find(answered.author()))
        .map(user -> "@" + user.username() + " ")
        .filter(name -> !post.text().startsWith(name.strip()))
        .orElse("");
  }

  private String link(Post post) {
    String name = state.users().find(post.author()).map(user -> user.username()).orElse("i");
    String kind = post.media().stream().anyMatch(m -> m.type().equals("video")) ? "video" : "photo";
    return "https://x.com/" + name + "/status/" + post.id() + "/" + kind + "/1";
  }

  private void put(Map<String, Object> json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(vocabulary.name(field), value);
    }
  }

  private @Nullable Object value(Post post, Text text, String field) {
    return switch (field) {
      case "author_id" -> Long.toString(post.author());
      case "created_at" -> UserView.timestamp(post.createdAt());
      case "conversation_id" -> Long.toString(post.conversation());
      case "in_reply_to_user_id" -> repliedTo(post);
      case "referenced_tweets" -> references(post);
      case "attachments" -> attachments(post);
      case "entities" -> text.entities().isEmpty() ? null : entities(text);
      case "public_metrics" -> metrics(post);
      case "lang" -> post.lang();
      case "possibly_sensitive" -> post.sensitive();
      case "reply_settings" -> "everyone";
      case "note_tweet" -> isLong(post) ? Map.of("text", post.text()) : null;
      case "display_text_range" ->
          List.of(prefix(post).length(), text.value().codePointCount(0, text.value().length()));
      case "edit_controls" -> editControls(post);
      default -> null;
    };
  }

  /** Entities, with the ids of those people who exist. */
  private Map<String, Object> entities(Text text) {
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
    metrics.put("reply_count", shown.counts().replies() + state.posts().repliesTo(id).size());
    metrics.put("like_count", shown.counts().likes() + state.likes().countTo(id));
    metrics.put("quote_count", shown.counts().quotes() + state.posts().quotesOf(id).size());
    metrics.put("bookmark_count", 0);
    metrics.put("impression_count", shown.counts().views());
    return metrics;
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
