/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post to be written, with only what it shall have: X refuses members that it does not expect.
 * What X alone can judge, such as the length of the words, is left to X.
 *
 * @param mediaIds ids of uploaded media, up to {@value #MAX_MEDIA}
 * @param madeWithAi discloses that its media were; has to be the truth
 * @param paidPartnership discloses that it is advertising; has to be the truth
 */
public record NewPost(
    @Nullable String text,
    @Nullable Reply reply,
    @Nullable Long quoted,
    List<String> mediaIds,
    @Nullable Poll poll,
    boolean madeWithAi,
    boolean paidPartnership) {

  /** How many media a post may have. */
  public static final int MAX_MEDIA = 4;

  /**
   * What it answers.
   *
   * @param excluded the users that it shall not name though they take part
   */
  public record Reply(long to, List<Long> excluded) {
    public Reply {
      excluded = List.copyOf(excluded);
    }
  }

  /** Two to four answers to choose from, of 1 to 25 characters, for 5 minutes to 7 days. */
  public record Poll(List<String> options, int minutes) {
    public Poll {
      options = List.copyOf(options);
      check(options.size() >= 2 && options.size() <= 4, "a poll has 2 to 4 options");
      check(
          options.stream().mapToInt(Poll::length).allMatch(length -> length >= 1 && length <= 25),
          "an option of a poll has 1 to 25 characters");
      check(minutes >= 5 && minutes <= 10_080, "a poll lasts from 5 to 10080 minutes");
    }

    private static int length(String option) {
      return option.codePointCount(0, option.length());
    }
  }

  public NewPost {
    mediaIds = List.copyOf(mediaIds);
    check(mediaIds.size() <= MAX_MEDIA, "a post has up to " + MAX_MEDIA + " media");
    check(
        (text != null && !text.isBlank()) || quoted != null || !mediaIds.isEmpty() || poll != null,
        "a post needs words, media, a poll or something to quote");
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** A post of words alone. */
  public static NewPost of(String text) {
    return new NewPost(text, null, null, List.of(), null, false, false);
  }

  /** A post of media alone. */
  public static NewPost ofMedia(List<String> mediaIds) {
    return new NewPost(null, null, null, mediaIds, null, false, false);
  }

  /** A quote without words of its own. */
  public static NewPost ofQuote(long tweetId) {
    return new NewPost(null, null, tweetId, List.of(), null, false, false);
  }

  /** The same as an answer to that tweet. */
  public NewPost replyingTo(long tweetId) {
    return replyingTo(new Reply(tweetId, List.of()));
  }

  public NewPost replyingTo(Reply answered) {
    return new NewPost(text, answered, quoted, mediaIds, poll, madeWithAi, paidPartnership);
  }

  public NewPost quoting(long tweetId) {
    return new NewPost(text, reply, tweetId, mediaIds, poll, madeWithAi, paidPartnership);
  }

  public NewPost withMedia(List<String> ids) {
    return new NewPost(text, reply, quoted, ids, poll, madeWithAi, paidPartnership);
  }

  public NewPost withPoll(List<String> options, int minutes) {
    Poll asked = new Poll(options, minutes);
    return new NewPost(text, reply, quoted, mediaIds, asked, madeWithAi, paidPartnership);
  }

  /** The same with what has to be disclosed of it. */
  public NewPost disclosing(boolean ai, boolean paid) {
    return new NewPost(text, reply, quoted, mediaIds, poll, ai, paid);
  }

  /** As X wants it. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    if (text != null && !text.isBlank()) {
      members.put("text", text);
    }
    if (reply != null) {
      members.put("reply", reply(reply));
    }
    if (quoted != null) {
      members.put("quote_tweet_id", quoted.toString());
    }
    if (!mediaIds.isEmpty()) {
      members.put("media", Map.of("media_ids", mediaIds));
    }
    if (poll != null) {
      members.put("poll", Map.of("options", poll.options, "duration_minutes", poll.minutes));
    }
    if (madeWithAi) {
      members.put("made_with_ai", true);
    }
    if (paidPartnership) {
      members.put("paid_partnership", true);
    }
    return members;
  }

  private static Map<String, Object> reply(Reply reply) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("in_reply_to_tweet_id", Long.toString(reply.to));
    if (!reply.excluded.isEmpty()) {
      List<String> ids = new ArrayList<>();
      reply.excluded.forEach(id -> ids.add(id.toString()));
      members.put("exclude_reply_user_ids", ids);
    }
    return members;
  }
}
