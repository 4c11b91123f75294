/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a call to write a post asks for, as far as its form alone can be judged. */
record NewPost(
    String text,
    Optional<Long> replyTo,
    Optional<Long> quotes,
    List<Long> mediaIds,
    Optional<NewPoll> poll) {

  private static final Set<String> REPLY_SETTINGS =
      Set.of("following", "mentionedUsers", "subscribers", "verified");

  /** A poll that is asked for. */
  record NewPoll(List<String> options, int minutes) {}

  static NewPost read(ApiCall call) {
    Body body =
        call.body(
            "text",
            "reply",
            "quote_tweet_id",
            "media",
            "poll",
            "reply_settings",
            "geo",
            "community_id",
            "share_with_followers",
            "for_super_followers_only",
            "direct_message_deep_link",
            "nullcast",
            "card_uri",
            "edit_options",
            "paid_partnership",
            "made_with_ai");
    readIgnored(body);
    var post =
        new NewPost(
            body.text("text").orElse(""),
            body.child("reply").map(NewPost::reply),
            body.id("quote_tweet_id"),
            body.child("media").map(NewPost::media).orElse(List.of()),
            body.child("poll").map(NewPost::poll));
    post.check(call, body.has("card_uri"));
    return post;
  }

  /** Members whose form is checked and whose meaning the simulator does not imitate. */
  private static void readIgnored(Body body) {
    var _ = body.choice("reply_settings", REPLY_SETTINGS);
    var _ = body.id("community_id");
    body.child("geo").ifPresent(geo -> geo.only("place_id").text("place_id"));
    body.child("edit_options")
        .ifPresent(edit -> edit.only("previous_post_id").requiredId("previous_post_id"));
    for (String flag :
        List.of(
            "share_with_followers",
            "for_super_followers_only",
            "nullcast",
            "paid_partnership",
            "made_with_ai")) {
      var _ = body.flag(flag);
    }
    for (String text : List.of("card_uri", "direct_message_deep_link")) {
      var _ = body.text(text);
    }
  }

  private static long reply(Body reply) {
    reply.only("in_reply_to_tweet_id", "exclude_reply_user_ids", "auto_populate_reply_metadata");
    var _ = reply.flag("auto_populate_reply_metadata");
    return reply.requiredId("in_reply_to_tweet_id");
  }

  private static List<Long> media(Body media) {
    media.only(
        "media_ids",
        "tagged_user_ids",
        "title",
        "description",
        "embeddable",
        "preview_media_id",
        "call_to_actions");
    if (media.has("tagged_user_ids")) {
      var _ = media.ids("tagged_user_ids", 0, 10);
    }
    return media.ids("media_ids", 1, 4);
  }

  private static NewPoll poll(Body poll) {
    poll.only("options", "duration_minutes", "reply_settings");
    List<String> options = poll.texts("options", 2, 4);
    int minutes =
        poll.number("duration_minutes", 5, 10_080)
            .orElseThrow(() -> poll.missing("duration_minutes"));
    return new NewPoll(options, minutes);
  }

  private void check(ApiCall call, boolean hasCard) {
    if (text.isBlank() && mediaIds.isEmpty() && poll.isEmpty() && quotes.isEmpty()) {
      throw call.errors().invalid("text", text, "text: may not be empty without media or poll");
    }
    int attached =
        (mediaIds.isEmpty() ? 0 : 1)
            + (poll.isPresent() ? 1 : 0)
            + (quotes.isPresent() ? 1 : 0)
            + (hasCard ? 1 : 0);
    if (attached > 1) {
      throw call.errors()
          .invalid("media, poll, quote_tweet_id and card_uri can not be used together.");
    }
    boolean badOption =
        poll.stream()
            .flatMap(asked -> asked.options().stream())
            .anyMatch(option -> option.isEmpty() || option.length() > 25);
    if (badOption) {
      throw call.errors().invalid("$.poll.options: must be from 1 to 25 characters long");
    }
  }

  /** What sort of post it is, as the audit calls it. */
  String kind() {
    if (replyTo.isPresent()) {
      return "reply";
    }
    return quotes.isPresent() ? "quote" : "post";
  }
}
