/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.model.entity.Profile;
import dev.covey.model.history.SamePerson;
import dev.covey.model.review.ProfileSeen;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.TweetSource;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Looks at a profile under its name, and by its number where that name is nobody's or another's by
 * now: profiles are renamed, and names change hands.
 */
final class LookAtProfile {
  private final Function<Profile, TweetSource> sources;

  LookAtProfile(Function<Profile, TweetSource> sources) {
    this.sources = sources;
  }

  ProfileSight now(Profile profile, Instant now) throws InterruptedException {
    TweetSource source = sources.apply(profile);
    ProfileLook look = source.lookProfile(profile.username);
    if (profile.xUserId != null && isElsewhere(profile, look)) {
      ProfileLook byNumber = source.lookProfileById(profile.xUserId);
      look = settles(profile, byNumber) ? byNumber : look;
    }
    return sight(profile, look, new Sighting(source.name(), now));
  }

  private static boolean isElsewhere(Profile profile, ProfileLook look) {
    return switch (look) {
      case ProfileLook.Found(var card, _) -> !SamePerson.test(profile, card);
      case ProfileLook.Protected(var card, _) -> !SamePerson.test(profile, card);
      case ProfileLook.NotFound _ -> true;
      case ProfileLook.Suspended _ -> false;
      // a name that is not known any more can't be asked for
      case ProfileLook.Unclear(var failure) -> failure.kind() == SourceFailure.Kind.REFUSED;
    };
  }

  private static boolean settles(Profile profile, ProfileLook byNumber) {
    return switch (byNumber) {
      case ProfileLook.Found(var card, _) -> SamePerson.test(profile, card);
      case ProfileLook.Protected(var card, _) -> SamePerson.test(profile, card);
      case ProfileLook.Suspended _ -> true;
      case ProfileLook.NotFound _, ProfileLook.Unclear _ -> false;
    };
  }

  private static ProfileSight sight(Profile profile, ProfileLook look, Sighting asked) {
    return switch (look) {
      case ProfileLook.Found(var card, var seen) -> shown(profile, ProfileSeen.ACTIVE, card, seen);
      case ProfileLook.Protected(var card, var seen) ->
          shown(profile, ProfileSeen.PROTECTED, card, seen);
      case ProfileLook.Suspended(var seen) ->
          new ProfileSight.Made(ProfileSeen.SUSPENDED, List.of(seen), null, null);
      case ProfileLook.NotFound(var seen) ->
          new ProfileSight.Made(ProfileSeen.NOT_FOUND, seen, null, null);
      case ProfileLook.Unclear(var failure) -> unclear(failure, asked);
    };
  }

  private static ProfileSight shown(
      Profile profile, ProfileSeen state, SourceProfile card, Sighting seen) {
    return SamePerson.test(profile, card)
        ? new ProfileSight.Made(state, List.of(seen), card, null)
        : new ProfileSight.Made(
            ProfileSeen.NOT_FOUND, List.of(seen), null, "its name is another's by now");
  }

  private static ProfileSight unclear(SourceFailure failure, Sighting asked) {
    return failure.isOnlyDelay() && failure.retryAt() != null
        ? new ProfileSight.Postponed(failure.retryAt(), failure.reason())
        : new ProfileSight.Made(ProfileSeen.SOURCE_BROKEN, List.of(asked), null, failure.reason());
  }
}
