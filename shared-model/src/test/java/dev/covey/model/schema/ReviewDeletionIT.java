/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What change review-deletion makes of reviews that were there before it. */
@ExtendWith(PostgresExtension.class)
class ReviewDeletionIT {
  @Test
  void reappearedTweet_wasGoneWhenItWasFirstMissed(TestSchema schema) throws SQLException {
    DatabaseAccess access =
        MigratedDatabase.access(schema).withSchema(schema.schema() + "_migrated");
    new SchemaMigrator(access).migrate();
    try (Database database = new Database(access, "test")) {
      for (String sql :
          List.of(
              "delete from databasechangelog where id = 'review-deletion'",
              "alter table review drop column gone_at, drop column back_at",
              """
              insert into profile (id, username, full_name, verified, status, track_from, added_at,
                looked_at) overriding system value
              values (7, 'ada', 'Ada', 'none', 'active', now(), now(), now())
              """,
              """
              insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
                source, first_seen_at, changed_at)
              select n, 7, 'ada', now(), '', '{}', '[]', false, 'nitter', now(), now()
              from generate_series(1, 4) as n
              """,
              """
              insert into review (tweet_id, profile_id, created_at, verdict, since, there_at, due_at)
              values (1, 7, now(), 'gone', '2026-01-03', now(), now()),
                (2, 7, now(), 'reappeared', '2026-01-09', now(), now()),
                (3, 7, now(), 'reappeared', '2026-01-09', now(), now()),
                (4, 7, now(), 'visible', '2026-01-09', now(), now())
              """,
              """
              insert into observation (tweet_id, at, place, seen, controlled, author)
              values (2, '2026-01-01', 'one', 'missing', false, 'visible'),
                (2, '2026-01-02', 'one', 'missing', true, 'suspended'),
                (2, '2026-01-04', 'one', 'missing', true, 'visible'),
                (2, '2026-01-05', 'two', 'deleted', true, 'visible'),
                (2, '2026-01-09', 'one', 'visible', true, 'visible'),
                (3, '2026-01-09', 'one', 'visible', true, 'visible'),
                (4, '2026-01-04', 'one', 'missing', true, 'visible')
              """)) {
        execute(database, sql);
      }

      assertThat(new SchemaMigrator(access).migrate()).isEqualTo(1);
      assertThat(reviews(database))
          .containsExactly("1 2026-01-03 -", "2 2026-01-04 2026-01-09", "3 - 2026-01-09", "4 - -");
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private static List<String> reviews(Database database) throws SQLException {
    return database.inTransaction(tx -> {
      List<String> lines = new ArrayList<>();
      try (var statement =
              tx.connection()
                  .prepareStatement(
                      """
                      select concat_ws(' ', tweet_id, coalesce(to_char(gone_at, 'YYYY-MM-DD'), '-'),
                        coalesce(to_char(back_at, 'YYYY-MM-DD'), '-'))
                      from review order by tweet_id
                      """);
          var row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(row.getString(1));
        }
      }
      return lines;
    });
  }
}
