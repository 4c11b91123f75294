/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.model.entity.Profile;
import dev.covey.model.history.SamePerson;
import dev.covey.model.review.AuthorState;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.TweetSource;
import org.jspecify.annotations.Nullable;

/** Looks at a profile for the sake of its tweets: who is closed hides what is there. */
final class LookAtAuthor {
  private final TweetSource source;

  LookAtAuthor(TweetSource source) {
    this.source = source;
  }

  /**
   * How the author was seen.
   *
   * @param seen null where nobody could tell
   * @param failure why not; null where somebody could
   */
  record Seen(AuthorState state, @Nullable Sighting seen, @Nullable SourceFailure failure) {}

  Seen now(Profile profile) throws InterruptedException {
    return switch (source.lookProfile(profile.username)) {
      // the name may be another's by now: of that one's tweets none are ours
      case ProfileLook.Found(var card, var seen) ->
          new Seen(
              SamePerson.test(profile, card) ? AuthorState.VISIBLE : AuthorState.NOT_FOUND,
              seen,
              null);
      case ProfileLook.Protected(var card, var seen) ->
          new Seen(
              SamePerson.test(profile, card) ? AuthorState.PROTECTED : AuthorState.NOT_FOUND,
              seen,
              null);
      case ProfileLook.Suspended(var seen) -> new Seen(AuthorState.SUSPENDED, seen, null);
      case ProfileLook.NotFound(var seen) -> new Seen(AuthorState.NOT_FOUND, seen.getFirst(), null);
      case ProfileLook.Unclear(var failure) -> new Seen(AuthorState.UNKNOWN, null, failure);
    };
  }
}
