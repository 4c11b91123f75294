/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.history.LockProfiles;
import dev.covey.model.history.QueueGaps;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.source.KnownSource;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.FirstTweet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a profile, stores what its card shows and queues its whole history. Adding a profile
 * that is known refreshes it, also under a new name, and queues only what is still missing. A name
 * that another stored profile still has is refused.
 */
public final class AddProfile {
  private final Database database;
  private final Entities entities;
  private final TweetSource source;
  private final Outbox outbox;
  private final InstantSource clock;

  public AddProfile(
      Database database,
      Entities entities,
      TweetSource source,
      Outbox outbox,
      InstantSource clock) {
    this.database = database;
    this.entities = entities;
    this.source = source;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Stored; {@code known} if it was there before, {@code jobs} slices were queued. */
    record Added(
        long profileId, String username, String fullName, boolean known, int jobs, Instant since)
        implements Result {}

    /** Not stored, for a reason that lies with the profile. */
    record Refused(String username, String reason) implements Result {}

    /** Not stored, since no source could tell. */
    record Unclear(String username, String reason) implements Result {}
  }

  /** Adds one profile, to be read where the setting says. */
  public Result add(String username, @Nullable Instant since)
      throws SQLException, InterruptedException {
    return add(username, since, null);
  }

  /**
   * Adds one profile; its history begins {@code since}, or when it joined. It is read {@code from}
   * there first from now on; null leaves that as it is.
   */
  public Result add(String username, @Nullable Instant since, @Nullable KnownSource from)
      throws SQLException, InterruptedException {
    return switch (source.lookProfile(username)) {
      case ProfileLook.Found(var card, _) ->
          isNamed(card, username)
              ? database.inTransaction(transaction -> store(transaction, card, since, from))
              : new Result.Refused(username, otherName(card));
      case ProfileLook.Protected(_, _) ->
          new Result.Refused(username, "its tweets are protected; only its followers see them");
      case ProfileLook.Suspended(_) ->
          new Result.Refused(username, "it is suspended by the platform");
      case ProfileLook.NotFound(var seen) ->
          new Result.Refused(username, "there is no such profile, says " + seen.getFirst().place());
      case ProfileLook.Unclear(var failure) -> new Result.Unclear(username, failure.reason());
    };
  }

  private Result store(
      Transaction transaction,
      SourceProfile card,
      @Nullable Instant since,
      @Nullable KnownSource from)
      throws SQLException {
    LockProfiles.in(transaction);
    Instant now = clock.instant();
    try (StatelessSession session = entities.session(transaction)) {
      Profiles_ profiles = new Profiles_(session);
      Optional<Profile> named = profiles.byUsername(card.username());
      Optional<Profile> numbered =
          card.userId() == null ? Optional.empty() : profiles.byXUserId(card.userId());
      if (named.isPresent() && isAnother(named.get(), numbered, card)) {
        return new Result.Refused(card.username(), nameOf(named.get()));
      }
      Optional<Profile> found = numbered.or(() -> named);
      Profile profile = found.orElseGet(Profile::new);
      profile.show(card, now);
      profile.status = "active";
      profile.statusReason = null;
      profile.pausedAt = null;
      profile.removedAt = null;
      profile.source = from == null ? profile.source : from.text();
      Instant start = start(card, since, now);
      if (found.isPresent()) {
        profile.trackFrom = start.isBefore(profile.trackFrom) ? start : profile.trackFrom;
        session.update(profile);
      } else {
        profile.trackFrom = start;
        profile.addedAt = now;
        session.insert(profile);
      }
      int jobs = QueueGaps.of(transaction, outbox, profile, now);
      return new Result.Added(
          Objects.requireNonNull(profile.id),
          profile.username,
          profile.fullName,
          found.isPresent(),
          jobs,
          profile.trackFrom);
    }
  }

  /** Instances have been seen to answer with the page of somebody else. */
  private static boolean isNamed(SourceProfile card, String username) {
    return card.username().equalsIgnoreCase(username);
  }

  private static String otherName(SourceProfile card) {
    return "what is shown under this name is @" + card.username() + "; add that one if it is meant";
  }

  /** What a card says of its joining is believed where it can be true. */
  private static Instant start(SourceProfile card, @Nullable Instant since, Instant now) {
    Instant joined = card.joined();
    Instant start = since != null ? since : joined;
    return start != null && start.isAfter(FirstTweet.DAY) && start.isBefore(now)
        ? start
        : FirstTweet.DAY;
  }

  /**
   * Names change hands on X, numbers don't: what is stored of one person is never given another.
   */
  private static boolean isAnother(Profile named, Optional<Profile> numbered, SourceProfile card) {
    return numbered
        .map(profile -> !Objects.equals(profile.id, named.id))
        .orElse(card.userId() != null && named.xUserId != null);
  }

  private static String nameOf(Profile other) {
    return "its name is stored for another profile ("
        + (other.xUserId == null ? "Covey's id " + other.id : "X's id " + other.xUserId)
        + "), which must have a new name by now: add that one under its new name first";
  }
}
