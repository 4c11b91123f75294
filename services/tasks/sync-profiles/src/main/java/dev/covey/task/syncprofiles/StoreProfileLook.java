/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.history.HastenFetches;
import dev.covey.model.message.Event;
import dev.covey.model.message.ProfileChanged;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.review.InsertProfileLook;
import dev.covey.model.review.LockProfile;
import dev.covey.model.review.ProfileStanding;
import dev.covey.model.source.SourceProfile;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a look at a profile showed: the look itself, the card, a new status once it is
 * proven, when to look again, and an event for each thing that changed.
 */
final class StoreProfileLook {
  private final Entities entities;
  private final Outbox outbox;
  private final HistoryConfig settings;

  StoreProfileLook(Entities entities, Outbox outbox, HistoryConfig settings) {
    this.entities = entities;
    this.outbox = outbox;
    this.settings = settings;
  }

  void in(Transaction transaction, long profileId, ProfileSight sight, Instant now)
      throws SQLException {
    if (!LockProfile.in(transaction, profileId)) {
      return; // erased meanwhile
    }
    try (StatelessSession session = entities.session(transaction)) {
      Profiles_ profiles = new Profiles_(session);
      Profile profile = profiles.byId(profileId).orElseThrow();
      switch (sight) {
        case ProfileSight.Postponed(var until, var reason) -> {
          profile.lookAt = until;
          profile.statusReason = reason;
        }
        case ProfileSight.Made made -> {
          List<ProfileChanged> changes = new ArrayList<>();
          if (made.card() != null) {
            takeCard(session, profiles, profile, made.card(), now, changes);
          }
          takeStatus(profile, made, now, changes);
          InsertProfileLook.of(transaction, profileId, made.sightings(), made.seen(), made.words());
          outbox.tell(transaction, named(profile, changes));
          if (profile.isTracked() && changes.stream().anyMatch(StoreProfileLook::opensIt)) {
            HastenFetches.of(transaction, profileId, now);
          }
        }
      }
      session.update(profile);
    }
  }

  /** What waited for a name that was nobody's, or for a profile that was closed, need not wait. */
  private static boolean opensIt(ProfileChanged change) {
    return change.field().equals("username") || change.field().equals("status");
  }

  private static List<Event> named(Profile profile, List<ProfileChanged> changes) {
    return changes.stream()
        .<Event>map(change ->
            new ProfileChanged(
                change.profileId(),
                profile.username,
                change.field(),
                change.before(),
                change.after(),
                change.detectedAt()))
        .toList();
  }

  private static void takeCard(
      StatelessSession session,
      Profiles_ profiles,
      Profile profile,
      SourceProfile card,
      Instant now,
      List<ProfileChanged> changes) {
    String username = profile.username;
    String fullName = profile.fullName;
    String bio = profile.bio;
    Optional<Profile> other =
        profiles.byUsername(card.username()).filter(each -> !Objects.equals(each.id, profile.id));
    other.ifPresent(each -> forgetName(session, each));
    profile.show(card, now);
    if (!username.toLowerCase(Locale.ROOT).equals(profile.username.toLowerCase(Locale.ROOT))) {
      note(profile, "username", username, profile.username, now, changes);
    }
    note(profile, "fullName", fullName, profile.fullName, now, changes);
    note(profile, "bio", bio, profile.bio, now, changes);
  }

  /**
   * Its name is another's for certain; what it is called now its number tells, at its next look.
   */
  private static void forgetName(StatelessSession session, Profile other) {
    other.username = "~" + other.id;
    other.lookAt = null;
    session.update(other);
  }

  private void takeStatus(
      Profile profile, ProfileSight.Made made, Instant now, List<ProfileChanged> changes) {
    String before = profile.status;
    ProfileStanding standing =
        new ProfileStanding(
                profile.status, profile.statusSince, profile.suspected, profile.suspectedAt)
            .after(made.seen(), now, settings.goneAfter());
    profile.status = standing.status();
    profile.statusSince = standing.since();
    profile.suspected = standing.suspected();
    profile.suspectedAt = standing.suspectedAt();
    profile.statusReason = reason(made, standing);
    profile.lookAt =
        standing.nextLook(made.seen(), now, settings.goneAfter(), settings.profileEvery());
    note(profile, "status", before, profile.status, now, changes);
  }

  private static @Nullable String reason(ProfileSight.Made made, ProfileStanding standing) {
    if (made.words() != null) {
      return made.words();
    }
    String places = made.sightings().getFirst().place();
    if (standing.suspected() != null) {
      return places + " says " + standing.suspected() + "; a second look has to say so too";
    }
    return standing.isActive() ? null : places + " says " + standing.status();
  }

  private static void note(
      Profile profile,
      String field,
      @Nullable String before,
      @Nullable String after,
      Instant now,
      List<ProfileChanged> changes) {
    if (!Objects.equals(before, after)) {
      changes.add(
          new ProfileChanged(
              Objects.requireNonNull(profile.id), profile.username, field, before, after, now));
    }
  }
}
