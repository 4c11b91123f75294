/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.entity.Profile;
import dev.covey.model.source.SourceProfile;
import java.time.temporal.ChronoUnit;

/**
 * Whether a card that stands under a profile's name is still that profile's. Names change hands on
 * X; its numeric id does not, nor does the minute when it joined, where a card lacks the id.
 */
public final class SamePerson {
  private SamePerson() {}

  public static boolean test(Profile profile, SourceProfile card) {
    if (profile.xUserId != null && card.userId() != null) {
      return profile.xUserId.equals(card.userId());
    }
    return profile.joinedAt == null
        || card.joined() == null
        || profile.joinedAt.truncatedTo(ChronoUnit.MINUTES).equals(card.joined());
  }
}
