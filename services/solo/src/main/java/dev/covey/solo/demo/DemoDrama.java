/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.upstream.Upstream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What befalls the people of a demo at the Nitter instances, so that there is something to find:
 * two tweets that are stored are deleted, one of them is put back once it was found out, and
 * somebody takes another name. It knows the truth that the fleet's verdicts are held against. For
 * one thread.
 */
final class DemoDrama {
  /** Tweets that are looked at in every round are not older than this; see the demo's settings. */
  static final Duration YOUNG = Duration.ofHours(6);

  private static final Duration UNTIL_RENAMED = Duration.ofMinutes(8);
  private static final int DELETED = 2;
  private static final String CANDIDATES =
      """
      select min(id) from tweet
      where created_at between ? and ?
      group by profile_id order by 1 limit ?\
      """;
  private static final String GONE = "select from review where tweet_id = ? and verdict = 'gone'";

  private final Upstream upstream;
  private final CoveyClock clock;
  private final WorldUser renamed;
  private final Map<Long, Boolean> deleted = new LinkedHashMap<>();
  private @Nullable Instant begun;
  private @Nullable Instant renamedAt;

  DemoDrama(DemoSandbox sandbox, CoveyClock clock) {
    this.upstream = sandbox.nitter().upstream();
    this.clock = clock;
    this.renamed = sandbox.world().profiles().getLast();
  }

  /** Lets happen what is due. */
  void play(Database database) throws SQLException {
    Instant now = clock.instant();
    if (begun == null) {
      begun = now;
    }
    if (deleted.isEmpty()) {
      deleteSome(database, now);
    }
    if (renamedAt == null && begun.plus(UNTIL_RENAMED).isBefore(now)) {
      upstream.put(renamed.toBuilder().username(newName()).build());
      renamedAt = now;
    }
    for (Map.Entry<Long, Boolean> tweet : deleted.entrySet().stream().limit(1).toList()) {
      if (tweet.getValue() && isFoundOut(database, tweet.getKey())) {
        upstream.delete(tweet.getKey(), null);
        tweet.setValue(false);
      }
    }
  }

  /** Nothing, until there are enough that the fleet has read. */
  private void deleteSome(Database database, Instant now) throws SQLException {
    List<Long> candidates = candidates(database, now);
    if (candidates.size() == DELETED) {
      for (long id : candidates) {
        upstream.delete(id, now);
        deleted.put(id, true);
      }
    }
  }

  private static List<Long> candidates(Database database, Instant now) throws SQLException {
    return database.inTransaction(tx -> {
      List<Long> ids = new ArrayList<>();
      try (PreparedStatement statement = tx.connection().prepareStatement(CANDIDATES)) {
        // what is about to grow old would not be looked at often enough
        statement.setObject(1, now.minus(YOUNG.dividedBy(2)).atOffset(ZoneOffset.UTC));
        statement.setObject(2, now.atOffset(ZoneOffset.UTC));
        statement.setInt(3, DELETED);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            ids.add(row.getLong(1));
          }
        }
      }
      return ids;
    });
  }

  private static boolean isFoundOut(Database database, long tweet) throws SQLException {
    return database.inTransaction(tx -> {
      try (PreparedStatement statement = tx.connection().prepareStatement(GONE)) {
        statement.setLong(1, tweet);
        try (ResultSet row = statement.executeQuery()) {
          return row.next();
        }
      }
    });
  }

  /** Whether nobody waits to be found under a new name. */
  boolean isSettled(Database database) throws SQLException {
    String name = newName();
    return renamedAt == null
        || database.inTransaction(tx -> {
          try (PreparedStatement statement =
              tx.connection().prepareStatement("select from profile where username = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private String newName() {
    String name = renamed.username();
    return name.substring(0, Math.min(name.length(), 11)) + "_new";
  }

  /** Who takes a new name. */
  long renamed() {
    return renamed.id();
  }

  /** Whether it really was deleted, at one time or another. */
  boolean wasDeleted(long tweet) {
    return deleted.containsKey(tweet);
  }

  /** Whether it really was put back. */
  boolean cameBack(long tweet) {
    return deleted.containsKey(tweet) && !deleted.get(tweet);
  }
}
