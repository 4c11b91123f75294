/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.model.entity.Profile;
import dev.covey.model.review.AuthorState;
import dev.covey.model.review.Observation;
import dev.covey.model.review.Review;
import dev.covey.model.review.Seen;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks at tweets whose author can be seen. Where one is missing the author is looked at once more:
 * who was closed meanwhile hides all of them.
 */
final class LookAtTweets {
  private final TweetSource source;
  private final LookAtAuthor author;

  LookAtTweets(TweetSource source, LookAtAuthor author) {
    this.source = source;
    this.author = author;
  }

  List<Look> of(Profile profile, List<Review> reviews, Instant now) throws InterruptedException {
    List<TweetLook> looks = source.lookTweets(reviews.stream().map(LookAtTweets::query).toList());
    boolean hidden = looks.stream().anyMatch(LookAtTweets::isHidden);
    AuthorState state = hidden ? author.now(profile).state() : AuthorState.VISIBLE;
    List<Look> made = new ArrayList<>(looks.size());
    for (TweetLook look : looks) {
      made.add(told(look, state, now));
    }
    return made;
  }

  /** Places that already said that it is not there are asked last. */
  private static TweetQuery query(Review review) {
    return new TweetQuery(
        review.tweetId(),
        review.absences().stream().map(Observation::place).collect(Collectors.toSet()));
  }

  private static boolean isHidden(TweetLook look) {
    return switch (look) {
      case TweetLook.Missing(_, var controlled, _) -> controlled;
      case TweetLook.Withheld(_, _, _, var controlled, _) -> controlled;
      case TweetLook.Visible _, TweetLook.Unclear _ -> false;
    };
  }

  private Look told(TweetLook look, AuthorState state, Instant now) {
    return switch (look) {
      case TweetLook.Visible(var tweet, var seen) ->
          new Look.Made(
              tweet.id(),
              new Observation(
                  seen.at(), seen.place(), Seen.VISIBLE, true, AuthorState.VISIBLE, null),
              null);
      case TweetLook.Missing(var id, var controlled, var seen) ->
          new Look.Made(
              id,
              new Observation(seen.at(), seen.place(), Seen.MISSING, controlled, state, null),
              controlled ? null : seen.place() + " shows no tweet at all");
      case TweetLook.Withheld(var id, var reason, var words, var controlled, var seen) ->
          new Look.Made(
              id,
              new Observation(
                  seen.at(), seen.place(), Seen.of(reason.name()), controlled, state, words),
              words);
      case TweetLook.Unclear(var id, var failure) -> unclear(id, failure, now);
    };
  }

  private Look unclear(long id, SourceFailure failure, Instant now) {
    if (failure.isOnlyDelay() && failure.retryAt() != null) {
      return new Look.Postponed(id, failure.retryAt(), failure.reason());
    }
    return new Look.Made(
        id,
        new Observation(now, source.name(), Seen.UNCLEAR, false, AuthorState.VISIBLE, null),
        failure.reason());
  }
}
