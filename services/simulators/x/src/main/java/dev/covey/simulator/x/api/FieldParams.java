/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.view.FieldQuery;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the field and expansion parameters of either vocabulary into the old names. */
final class FieldParams {

  private static final Set<String> POST_COMMON =
      Set.of(
          "article",
          "attachments",
          "card_uri",
          "community_id",
          "context_annotations",
          "conversation_id",
          "created_at",
          "display_text_range",
          "edit_controls",
          "entities",
          "geo",
          "id",
          "lang",
          "matched_media_notes",
          "media_metadata",
          "non_public_metrics",
          "note_request_suggestions",
          "organic_metrics",
          "paid_partnership",
          "possibly_sensitive",
          "promoted_metrics",
          "public_metrics",
          "reply_settings",
          "scopes",
          "source",
          "suggested_source_links",
          "suggested_source_links_with_counts",
          "text",
          "withheld");
  private static final Set<String> POST_OLD =
      with(
          POST_COMMON,
          "author_id",
          "edit_history_tweet_ids",
          "in_reply_to_user_id",
          "note_tweet",
          "referenced_tweets");
  private static final Set<String> POST_NEW = with(POST_COMMON, "article_title", "note_post");
  private static final Set<String> USER_COMMON =
      Set.of(
          "confirmed_email",
          "connection_status",
          "created_at",
          "description",
          "entities",
          "id",
          "is_identity_verified",
          "location",
          "name",
          "parody",
          "profile_banner_url",
          "profile_image_url",
          "protected",
          "public_metrics",
          "receives_your_dm",
          "subscription",
          "subscription_type",
          "url",
          "username",
          "verified",
          "verified_followers_count",
          "verified_type",
          "withheld");
  private static final Set<String> USER_OLD =
      with(USER_COMMON, "affiliation", "most_recent_tweet_id", "pinned_tweet_id");
  private static final Set<String> USER_NEW = with(USER_COMMON, "subscribes_to_you");
  private static final Set<String> MEDIA =
      Set.of(
          "alt_text",
          "duration_ms",
          "height",
          "media_key",
          "non_public_metrics",
          "organic_metrics",
          "preview_image_url",
          "promoted_metrics",
          "public_metrics",
          "type",
          "url",
          "variants",
          "width");
  private static final Set<String> POLL =
      Set.of("duration_minutes", "end_datetime", "id", "options", "voting_status");
  private static final Set<String> PLACE =
      Set.of(
          "contained_within",
          "country",
          "country_code",
          "full_name",
          "geo",
          "id",
          "name",
          "place_type");
  private static final Set<String> EXPAND_COMMON =
      Set.of(
          "article.cover_media",
          "article.media_entities",
          "attachments.media_keys",
          "attachments.media_source_tweet",
          "attachments.poll_ids",
          "author_id",
          "entities.mentions.username",
          "geo.place_id",
          "in_reply_to_user_id");
  private static final Set<String> EXPAND_OLD =
      with(
          EXPAND_COMMON,
          "edit_history_tweet_ids",
          "entities.note.mentions.username",
          "referenced_tweets.id",
          "referenced_tweets.id.attachments.media_keys",
          "referenced_tweets.id.author_id");
  private static final Set<String> EXPAND_NEW =
      with(EXPAND_COMMON, "edit_history_post_ids", "referenced_posts", "username");
  private static final Set<String> EXPAND_USER_OLD =
      Set.of("affiliation.user_id", "most_recent_tweet_id", "pinned_tweet_id");
  private static final Set<String> EXPAND_USER_NEW =
      Set.of("affiliation", "most_recent_post_id", "pinned_post_id");

  private static final Map<String, String> TO_OLD =
      Map.of(
          "note_post", "note_tweet",
          "pinned_post_id", "pinned_tweet_id",
          "most_recent_post_id", "most_recent_tweet_id",
          "referenced_posts", "referenced_tweets.id");

  private FieldParams() {}

  private static Set<String> with(Set<String> common, String... more) {
    return Stream.concat(common.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  /** What an operation on posts was asked for. */
  static FieldQuery ofPosts(Params params, Vocabulary vocabulary) {
    var expand = new HashSet<>(expansions(params, vocabulary, EXPAND_OLD, EXPAND_NEW));
    var _ = params.choices("place.fields", PLACE);
    // The new vocabulary has one expansion where the old has three.
    if (vocabulary == Vocabulary.NEW && expand.contains("referenced_tweets.id")) {
      addIf(expand, "author_id", "referenced_tweets.id.author_id");
      addIf(expand, "attachments.media_keys", "referenced_tweets.id.attachments.media_keys");
    }
    return new FieldQuery(
        postFields(params, vocabulary),
        userFields(params, vocabulary),
        params.choices("media.fields", MEDIA),
        params.choices("poll.fields", POLL),
        expand);
  }

  /** What an operation on people was asked for. */
  static FieldQuery ofUsers(Params params, Vocabulary vocabulary) {
    return new FieldQuery(
        postFields(params, vocabulary),
        userFields(params, vocabulary),
        Set.of(),
        Set.of(),
        expansions(params, vocabulary, EXPAND_USER_OLD, EXPAND_USER_NEW));
  }

  private static void addIf(Set<String> expand, String present, String added) {
    if (expand.contains(present)) {
      expand.add(added);
    }
  }

  private static Set<String> postFields(Params params, Vocabulary vocabulary) {
    return switch (vocabulary) {
      case OLD -> params.choices("tweet.fields", POST_OLD);
      case NEW -> old(params.choices("post.fields", POST_NEW));
      case MIXED -> {
        var fields = new HashSet<>(params.choices("tweet.fields", POST_OLD));
        fields.addAll(old(params.choices("post.fields", POST_NEW)));
        yield fields;
      }
    };
  }

  private static Set<String> userFields(Params params, Vocabulary vocabulary) {
    return switch (vocabulary) {
      case OLD -> params.choices("user.fields", USER_OLD);
      case NEW -> old(params.choices("user.fields", USER_NEW));
      case MIXED -> old(params.choices("user.fields", both(USER_OLD, USER_NEW)));
    };
  }

  private static Set<String> expansions(
      Params params, Vocabulary vocabulary, Set<String> oldNames, Set<String> newNames) {
    return switch (vocabulary) {
      case OLD -> params.choices("expansions", oldNames);
      case NEW -> old(params.choices("expansions", newNames));
      case MIXED -> old(params.choices("expansions", both(oldNames, newNames)));
    };
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return with(one, other.toArray(String[]::new));
  }

  private static Set<String> old(Set<String> names) {
    return names.stream()
        .map(name -> TO_OLD.getOrDefault(name, name))
        .collect(Collectors.toUnmodifiableSet());
  }
}
