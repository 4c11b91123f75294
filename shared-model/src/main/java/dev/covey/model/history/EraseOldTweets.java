/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import dev.covey.model.time.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Erases tweets that are older than their profile's are to be kept, in steps, with what hangs on
 * them, and forgets that their time was read: who wants them later after all can have them. How
 * many were erased, and up to when, stays in the table of erasures.
 */
public final class EraseOldTweets {
  private static final int STEP = 5_000;

  /** As {@link Retention} counts. */
  private static final String CUT =
      "date_trunc('day', ?::timestamptz - keep_days * interval '24 hours', 'UTC')";

  private static final String WITH_OLD =
      """
      select id from profile
      where keep_days is not null and (
        exists (select from tweet where profile_id = profile.id and created_at < ${cut})
        or exists (select from coverage where profile_id = profile.id and from_at < ${cut}))\
      """
          .replace("${cut}", CUT);
  private static final String LOCK =
      "select username, keep_days from profile where id = ? and keep_days is not null"
          + " for no key update";
  private static final String TWEETS =
      """
      with gone as (
        delete from tweet where id in (
          select id from tweet where profile_id = ? and created_at < ? limit ?)
        returning id),
      unasked as (${unasked})
      select count(*) from gone\
      """
          .replace("${unasked}", EraseProfile.UNASKED);
  private static final String FORGET_READ =
      """
      with old as (
        delete from coverage where profile_id = ? and from_at < ? returning *)
      insert into coverage (profile_id, from_at, until_at, source, tweets, seen_at)
      select profile_id, ?, until_at, source, tweets, seen_at from old where until_at > ?\
      """;
  private static final String NOTE =
      """
      insert into erasure (profile_id, username, asked_at, due_at, tweets, finished_at, older_than)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (profile_id, older_than) where older_than is not null
        do update set tweets = erasure.tweets + excluded.tweets, finished_at = excluded.finished_at\
      """;

  private EraseOldTweets() {}

  private record Kept(long id, String username, Instant cut) {}

  /** Returns how many tweets it erased. */
  public static long of(Database database, Instant now) throws SQLException {
    long all = 0;
    for (long profile : database.inTransaction(tx -> withOld(tx.connection(), now))) {
      int step;
      do {
        // what a crash leaves over is erased by the next round
        step = database.inTransaction(tx -> erase(tx.connection(), profile, now));
        all += step;
      } while (step == STEP);
    }
    return all;
  }

  private static List<Long> withOld(Connection connection, Instant now) throws SQLException {
    List<Long> profiles = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(WITH_OLD)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          profiles.add(row.getLong(1));
        }
      }
    }
    return profiles;
  }

  /** By what is wanted now, which a person may have changed since the last step. */
  private static int erase(Connection connection, long profileId, Instant now) throws SQLException {
    Optional<Kept> locked = lock(connection, profileId, now);
    if (locked.isEmpty()) {
      return 0;
    }
    Kept profile = locked.get();
    int gone = eraseTweets(connection, profile);
    if (gone > 0) {
      note(connection, profile, gone, now);
    }
    if (gone < STEP) {
      forgetRead(connection, profile);
    }
    return gone;
  }

  private static Optional<Kept> lock(Connection connection, long profileId, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Kept(
                    profileId,
                    row.getString("username"),
                    Retention.cut(now, row.getInt("keep_days"))))
            : Optional.empty();
      }
    }
  }

  private static int eraseTweets(Connection connection, Kept profile) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TWEETS)) {
      statement.setLong(1, profile.id());
      statement.setObject(2, Columns.timestamp(profile.cut()));
      statement.setInt(3, STEP);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void forgetRead(Connection connection, Kept profile) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET_READ)) {
      statement.setLong(1, profile.id());
      statement.setObject(2, Columns.timestamp(profile.cut()));
      statement.setObject(3, Columns.timestamp(profile.cut()));
      statement.setObject(4, Columns.timestamp(profile.cut()));
      statement.executeUpdate();
    }
  }

  private static void note(Connection connection, Kept profile, int gone, Instant now)
      throws SQLException {
    try (PreparedStatement note = connection.prepareStatement(NOTE)) {
      note.setLong(1, profile.id());
      note.setString(2, profile.username());
      note.setObject(3, Columns.timestamp(now));
      note.setObject(4, Columns.timestamp(now.plus(EraseProfile.DEADLINE)));
      note.setLong(5, gone);
      note.setObject(6, Columns.timestamp(now));
      note.setObject(7, Columns.timestamp(profile.cut()));
      note.executeUpdate();
    }
  }
}
