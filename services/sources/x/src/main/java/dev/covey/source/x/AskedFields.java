/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.Map;

/** What is to be told of each subject, as parameters of a question. */
final class AskedFields {
  private static final String POST_FIELDS =
      "attachments,created_at,display_text_range,entities,public_metrics";
  private static final String EXPANSIONS =
      "attachments.media_keys,attachments.poll_ids,author_id,in_reply_to_user_id";

  private static final Map<String, String> OF_USERS =
      Map.of(
          "user.fields",
          "created_at,description,entities,location,profile_banner_url,profile_image_url,"
              + "protected,public_metrics,url,verified,verified_type");
  private static final Map<String, String> OF_TWEETS =
      posts(
          "tweet.fields",
          POST_FIELDS + ",author_id,in_reply_to_user_id,note_tweet,referenced_tweets",
          EXPANSIONS);
  // Here author, answered person and references come by way of expansions.
  private static final Map<String, String> OF_POSTS =
      posts("post.fields", POST_FIELDS + ",note_post", EXPANSIONS + ",referenced_posts");

  private static final String OWN_FIELDS = "attachments,created_at,display_text_range,entities";
  private static final Map<String, String> OF_OWN_TWEETS =
      Map.of("tweet.fields", OWN_FIELDS + ",note_tweet,referenced_tweets");
  private static final Map<String, String> OF_OWN_POSTS =
      Map.of("post.fields", OWN_FIELDS + ",note_post", "expansions", "referenced_posts");

  private static final String MESSAGE_FIELDS =
      "attachments,created_at,dm_conversation_id,entities,event_type,id,text";
  private static final Map<String, String> OF_OLD_MESSAGES =
      Map.of("dm_event.fields", MESSAGE_FIELDS + ",sender_id");
  private static final Map<String, String> OF_NEW_MESSAGES =
      Map.of("dm_event.fields", MESSAGE_FIELDS, "expansions", "sender_id");

  private AskedFields() {}

  static Map<String, String> of(XQuestion.Subject subject, Vocabulary vocabulary) {
    boolean old = vocabulary == Vocabulary.TWEET;
    return switch (subject) {
      case USERS -> OF_USERS;
      case POSTS -> old ? OF_TWEETS : OF_POSTS;
      case OWN_POSTS -> old ? OF_OWN_TWEETS : OF_OWN_POSTS;
      case MESSAGES -> old ? OF_OLD_MESSAGES : OF_NEW_MESSAGES;
    };
  }

  private static Map<String, String> posts(String name, String fields, String expansions) {
    return Map.of(
        name,
        fields,
        "expansions",
        expansions,
        "media.fields",
        "alt_text,media_key,preview_image_url,type,url,variants",
        "poll.fields",
        "id,options,voting_status");
  }
}
