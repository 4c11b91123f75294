/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.Map;

/** Everything that history needs to know of users and posts, as parameters of a question. */
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

  private AskedFields() {}

  static Map<String, String> of(XQuestion.Subject subject, Vocabulary vocabulary) {
    return switch (subject) {
      case USERS -> OF_USERS;
      case POSTS ->
          switch (vocabulary) {
            case TWEET -> OF_TWEETS;
            case POST -> OF_POSTS;
          };
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
