/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops following a profile. What is stored of it stays, unless its erasure is asked for too. */
public final class RemoveProfile {
  private static final String SQL =
      """
      update profile set removed_at = coalesce(removed_at, ?) where id = ? returning removed_at\
      """;

  private RemoveProfile() {}

  /**
   * What was stopped.
   *
   * @param tweets how many are stored of it
   * @param eraseBy until when {@link EraseProfile} is done with it; null where that was not asked
   *     for
   */
  public record Removed(
      String username, Instant removedAt, long tweets, @Nullable Instant eraseBy) {}

  /** Finds it as {@link SelectProfile} does; empty where there is none. */
  public static Optional<Removed> called(
      Transaction transaction, String name, boolean erase, Instant now) throws SQLException {
    Optional<ProfileCard> found = SelectProfile.called(transaction.connection(), name);
    return found.isEmpty() ? Optional.empty() : remove(transaction, found.get(), erase, now);
  }

  private static Optional<Removed> remove(
      Transaction transaction, ProfileCard profile, boolean erase, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setLong(2, profile.id());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Instant since = Columns.instant(row, "removed_at");
        long tweets = CountTweets.of(transaction.connection(), profile.id());
        if (erase) {
          EraseProfile.ask(transaction.connection(), profile.id(), now);
        }
        return Optional.of(
            new Removed(
                profile.username(), since, tweets, erase ? now.plus(EraseProfile.DEADLINE) : null));
      }
    }
  }
}
