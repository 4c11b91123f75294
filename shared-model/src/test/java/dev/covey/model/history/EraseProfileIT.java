/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway, the scan and the command may all erase the same profile at the same time. */
@ExtendWith(MigratedDatabase.class)
class EraseProfileIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private Database database;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    execute(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at) overriding system value
        values (7, 'ada', 'Ada', 'none', 'active', now(), now(), now())
        """);
    // more than two steps
    execute(
        """
        insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
          source, first_seen_at, changed_at)
        select n, 7, 'ada', now(), '', '{}', '[]', false, 'nitter', now(), now()
        from generate_series(1, 12000) as n
        """);
    database.inTransaction(tx -> {
      EraseProfile.ask(tx.connection(), 7, NOW);
      return tx;
    });
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private long number(String sql) throws SQLException {
    return database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Test
  void processesSideBySide_countEachTweetOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        running.add(threads.submit(() -> EraseProfile.finish(database, NOW)));
      }
      int finished = 0;
      for (Future<Integer> each : running) {
        finished += each.get();
      }
      assertThat(finished).isEqualTo(1);
    }
    assertThat(number("select tweets from erasure where finished_at is not null"))
        .isEqualTo(12_000);
    assertThat(number("select count(*) from tweet")).isZero();
    assertThat(number("select count(*) from profile")).isZero();
  }

  @Test
  void profileThatAnotherHasInHand_isLeftToIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection other = database.dataSource().getConnection();
        var hold = other.prepareStatement("select from erasure for update")) {
      other.setAutoCommit(false);
      hold.execute();
      Future<Integer> mine = threads.submit(() -> EraseProfile.finish(database, NOW));
      try {
        assertThat(mine.get(30, TimeUnit.SECONDS)).isZero();
      } finally {
        other.rollback();
      }
    }
    assertThat(number("select count(*) from tweet")).isEqualTo(12_000);

    assertThat(EraseProfile.finish(database, NOW)).isEqualTo(1);
    assertThat(number("select tweets from erasure")).isEqualTo(12_000);
  }
}
