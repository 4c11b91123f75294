/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.review.ClaimDueProfiles;
import dev.covey.model.review.ProfileSeen;
import dev.covey.model.source.TweetSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One round: looks at the profiles that are due, then queues reviews of the tweets that are.
 * Running twice, or twice at once, does nothing twice: whoever claims a profile or a tweet has it.
 */
public final class SyncRound {
  private static final int MOST_AT_ONCE = 20;

  /** Should a process end in the middle, its profiles are due again after this. */
  private static final Duration UNTIL_AGAIN = Duration.ofMinutes(15);

  private final Database database;
  private final Entities entities;
  private final LookAtProfile look;
  private final StoreProfileLook store;
  private final QueueReviews reviews;
  private final InstantSource clock;

  private SyncRound(
      Database database,
      Entities entities,
      LookAtProfile look,
      StoreProfileLook store,
      QueueReviews reviews,
      InstantSource clock) {
    this.database = database;
    this.entities = entities;
    this.look = look;
    this.store = store;
    this.reviews = reviews;
    this.clock = clock;
  }

  /** Rounds that look at each profile where {@code sources} says. */
  public static SyncRound over(
      Database database,
      Entities entities,
      Function<Profile, TweetSource> sources,
      Outbox outbox,
      InstantSource clock,
      HistoryConfig settings) {
    return new SyncRound(
        database,
        entities,
        new LookAtProfile(sources),
        new StoreProfileLook(entities, outbox, settings),
        new QueueReviews(database, outbox, settings.reviewSchedule()),
        clock);
  }

  /** What a round did: profiles looked at, those of them that could not be seen, jobs queued. */
  public record Result(int looked, int unseen, int queued) {}

  public Result run() throws SQLException, InterruptedException {
    int looked = 0;
    int unseen = 0;
    Instant begin = clock.instant();
    List<Long> claimed = claim(begin);
    while (!claimed.isEmpty()) {
      for (long id : claimed) {
        unseen += lookAt(id) ? 0 : 1;
        looked++;
      }
      // by the clock of the beginning, so that a round ends however short the turns are
      claimed = claim(begin);
    }
    int queued = 0;
    for (Profile profile : tracked()) {
      if (profile.suspected == null && profile.id != null) {
        queued += reviews.of(profile.id, clock.instant());
      }
    }
    return new Result(looked, unseen, queued);
  }

  private List<Long> claim(Instant due) throws SQLException {
    Instant again = clock.instant().plus(UNTIL_AGAIN);
    return database.inTransaction(
        transaction -> ClaimDueProfiles.of(transaction, due, again, MOST_AT_ONCE));
  }

  /** False if nothing could be seen. */
  private boolean lookAt(long id) throws SQLException, InterruptedException {
    Optional<Profile> profile =
        database.inTransaction(transaction -> {
          try (var session = entities.session(transaction)) {
            return new Profiles_(session).byId(id);
          }
        });
    if (profile.isEmpty()) {
      return true;
    }
    ProfileSight sight = look.now(profile.get(), clock.instant());
    database.inTransaction(transaction -> {
      store.in(transaction, id, sight, clock.instant());
      return sight;
    });
    return sight instanceof ProfileSight.Made made && made.seen() != ProfileSeen.SOURCE_BROKEN;
  }

  private List<Profile> tracked() throws SQLException {
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        return new Profiles_(session).tracked();
      }
    });
  }
}
