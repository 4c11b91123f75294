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
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Erases tweets that are older than their profile's are to be kept, in steps, with what hangs on
 * them. How many were erased, and up to when, stays in the table of erasures.
 */
public final class EraseOldTweets {
  private static final int STEP = 5_000;
  private static final String KEPT =
      "select id, username, keep_days from profile where keep_days is not null";
  private static final String STEP_SQL =
      """
      with gone as (
        delete from tweet where id in (
          select id from tweet where profile_id = ? and created_at < ? limit ?)
        returning id),
      unasked as (
        delete from job where unique_key in (select 'archive:' || id from gone)
          and state in ('waiting', 'parked'))
      select count(*) from gone\
      """;
  private static final String NOTE =
      """
      insert into erasure (profile_id, username, asked_at, due_at, tweets, finished_at, older_than)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private EraseOldTweets() {}

  private record Kept(long id, String username, Instant cut) {}

  /** Returns how many tweets it erased. */
  public static long of(Database database, Instant now) throws SQLException {
    long all = 0;
    for (Kept profile : database.inTransaction(tx -> kept(tx.connection(), now))) {
      int step;
      do {
        // each with its note: what a crash leaves over is erased by the next round
        step = database.inTransaction(tx -> erase(tx.connection(), profile, now));
        all += step;
      } while (step == STEP);
    }
    return all;
  }

  private static List<Kept> kept(Connection connection, Instant now) throws SQLException {
    List<Kept> kept = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(KEPT)) {
      while (row.next()) {
        Instant cut = Retention.cut(now, row.getInt("keep_days"));
        kept.add(new Kept(row.getLong("id"), row.getString("username"), cut));
      }
    }
    return kept;
  }

  private static int erase(Connection connection, Kept profile, Instant now) throws SQLException {
    try (PreparedStatement step = connection.prepareStatement(STEP_SQL)) {
      step.setLong(1, profile.id());
      step.setObject(2, Columns.timestamp(profile.cut()));
      step.setInt(3, STEP);
      try (ResultSet row = step.executeQuery()) {
        row.next();
        int gone = row.getInt(1);
        if (gone > 0) {
          note(connection, profile, gone, now);
        }
        return gone;
      }
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
