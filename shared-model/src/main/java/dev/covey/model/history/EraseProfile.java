/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Erases all that is stored of profiles, as their erasure was asked for: its tweets in steps, so
 * that nothing waits long for a lock, then the jobs and events that name it, then itself with all
 * that hangs on it. What a crash leaves over the next call takes up. That it was done, and how
 * much, stays. Where several processes call at once each profile is one's at a time.
 */
public final class EraseProfile {
  /** What data-protection law and X's terms both leave time for. */
  public static final Duration DEADLINE = Duration.ofHours(24);

  private static final int STEP = 5_000;
  private static final String ASK =
      """
      insert into erasure (profile_id, username, asked_at, due_at)
      select id, username, ?, ? from profile where id = ?
      on conflict (profile_id) where finished_at is null do nothing\
      """;
  private static final String ASKED =
      "select from erasure where profile_id = ? and older_than is null limit 1";
  private static final String OPEN = "select profile_id from erasure where finished_at is null";
  private static final String HOLD =
      """
      select from erasure where profile_id = ? and finished_at is null for update skip locked\
      """;

  /** Nobody archives what is gone. */
  static final String UNASKED =
      """
      delete from job where unique_key in (select 'archive:' || id from gone)
        and state in ('waiting', 'parked')\
      """;

  private static final String TWEETS =
      """
      with gone as (
        delete from tweet where id in (select id from tweet where profile_id = ? limit ?)
        returning id),
      unasked as (${unasked})
      update erasure set tweets = tweets + (select count(*) from gone)
      where profile_id = ? and finished_at is null\
      """
          .replace("${unasked}", UNASKED);
  private static final String LEFT = "select from tweet where profile_id = ? limit 1";
  private static final String JOBS =
      """
      with gone as (
        delete from job
        where type in ('FetchAndPersist', 'PersistedReview') and state <> 'queued'
          and body::jsonb #>> '{payload,profileId}' = ?
        returning id),
      untold as (
        delete from event where body::jsonb #>> '{payload,profileId}' = ? returning id),
      undelivered as (
        delete from job
        where type = 'Webhook' and state <> 'queued'
          and body::jsonb #>> '{payload,eventId}' in (select id::text from untold)
        returning id)
      delete from parking
      where job_id in (select id from gone union all select id from undelivered)\
      """;
  private static final String FINISH =
      "update erasure set finished_at = ? where profile_id = ? and finished_at is null";

  /** What one transaction did. */
  private enum Step {
    /** Nothing: another process has it in hand, or has finished it. */
    ELSEWHERE,
    TWEETS,
    REST
  }

  private EraseProfile() {}

  /** Notes the wish, in the transaction in which the profile is removed. */
  public static void ask(Connection connection, long profileId, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now.plus(DEADLINE)));
      statement.setLong(3, profileId);
      statement.executeUpdate();
    }
  }

  /** Whether that profile is, or was, to be erased. */
  public static boolean wasAsked(Connection connection, long profileId) throws SQLException {
    return isFound(connection, ASKED, profileId);
  }

  private static boolean isFound(Connection connection, String sql, long profileId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Does what is still to be done and nobody else does, and returns how many profiles were finished
   * here.
   */
  public static int finish(Database database, Instant now) throws SQLException {
    List<Long> open = database.inTransaction(transaction -> open(transaction.connection()));
    int finished = 0;
    for (long profileId : open) {
      Step step;
      do {
        step = database.inTransaction(tx -> step(tx.connection(), profileId, now));
      } while (step == Step.TWEETS);
      finished += step == Step.REST ? 1 : 0;
    }
    return finished;
  }

  private static Step step(Connection connection, long profileId, Instant now) throws SQLException {
    if (!isFound(connection, HOLD, profileId)) {
      return Step.ELSEWHERE;
    }
    eraseTweets(connection, profileId);
    if (isFound(connection, LEFT, profileId)) {
      return Step.TWEETS;
    }
    eraseRest(connection, profileId, now);
    return Step.REST;
  }

  private static List<Long> open(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OPEN)) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  private static void eraseTweets(Connection connection, long profileId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TWEETS)) {
      statement.setLong(1, profileId);
      statement.setInt(2, STEP);
      statement.setLong(3, profileId);
      statement.executeUpdate();
    }
  }

  private static void eraseRest(Connection connection, long profileId, Instant now)
      throws SQLException {
    try (PreparedStatement jobs = connection.prepareStatement(JOBS);
        PreparedStatement profile =
            connection.prepareStatement("delete from profile where id = ?");
        PreparedStatement finish = connection.prepareStatement(FINISH)) {
      jobs.setString(1, Long.toString(profileId));
      jobs.setString(2, Long.toString(profileId));
      jobs.executeUpdate();
      profile.setLong(1, profileId);
      profile.executeUpdate();
      finish.setObject(1, Columns.timestamp(now));
      finish.setLong(2, profileId);
      finish.executeUpdate();
    }
  }
}
