/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.database.SelectTexts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Taking what is due of a profile with many tweets, of which few are. */
@ExtendWith(MigratedDatabase.class)
class DueReviewsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final int TWEETS = 30_000;
  private static final int DUE = 150;
  private static final Pattern ROWS =
      Pattern.compile("actual [^)]*rows=(\\d+)|Rows Removed by \\w+(?: \\w+)?: (\\d+)");

  private Database database;
  private long profile;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    profile =
        Long.parseLong(
            texts(
                    """
                    insert into profile (username, full_name, verified, status, track_from,
                      added_at, looked_at)
                    values ('ada', 'Ada', 'none', 'active', now(), now(), now()) returning id
                    """)
                .getFirst());
    execute(
        """
        insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
          source, first_seen_at, changed_at)
        select n, %d, 'ada', '2026-11-20T08:00:00Z'::timestamptz - n * interval '1 hour', 'x', '{}',
          '[]', false, 'nitter', '2026-11-19T00:00:00Z', '2026-11-19T00:00:00Z'
        from generate_series(1, %d) as n
        """
            .formatted(profile, TWEETS));
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }

  private List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  private void reviews() throws SQLException {
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, since, there_at, due_at)
        select id, profile_id, created_at, first_seen_at, first_seen_at,
          '2026-11-20T08:00:00Z'::timestamptz
            + case when id %% %d = 0 then -1 else id end * interval '1 minute'
        from tweet
        """
            .formatted(TWEETS / DUE));
    execute("analyze review");
  }

  @Test
  void dueOnes_areTakenOnceAndComeDueAgain() throws SQLException {
    reviews();
    Instant again = NOW.plus(Duration.ofDays(1));
    List<Long> first = claim(again, 100);
    List<Long> second = claim(again, 100);
    assertThat(first).hasSize(100).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(DUE - 100);
    assertThat(claim(again, 100)).isEmpty();
    assertThat(
            database.<List<Long>>inTransaction(
                tx -> ClaimDueReviews.of(tx, profile, again, again.plusSeconds(1), TWEETS)))
        .containsAll(first)
        .containsAll(second);
  }

  private List<Long> claim(Instant again, int most) throws SQLException {
    return database.inTransaction(tx -> ClaimDueReviews.of(tx, profile, NOW, again, most));
  }

  @Test
  void claim_touchesOnlyWhatIsDue() throws SQLException {
    reviews();
    String sql =
        "explain (analyze, costs off, timing off) "
            + ClaimDueReviews.SQL
                .replaceFirst("\\?", "'2026-11-21T08:00:00Z'")
                .replaceFirst("\\?", Long.toString(profile))
                .replaceFirst("\\?", "'2026-11-20T08:00:00Z'")
                .replaceFirst("\\?", "1000");
    List<Long> touched = new ArrayList<>();
    for (String line : texts(sql)) {
      ROWS.matcher(line).results().map(DueReviewsIT::number).forEach(touched::add);
    }
    assertThat(touched).isNotEmpty().allMatch(rows -> rows <= DUE);
  }

  private static long number(MatchResult found) {
    return Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
  }

  @Test
  void newTweets_getTheirReviewOnce() throws SQLException {
    execute(
        """
        insert into review_new (profile_id, from_at, until_at)
        select profile_id, min(created_at), max(created_at) + interval '1 ms' from tweet
        where id <= 1000 group by profile_id
        union all
        select profile_id, min(created_at), max(created_at) + interval '1 ms' from tweet
        where id between 500 and 1500 group by profile_id
        """);
    assertThat(take()).isEqualTo(1500);
    assertThat(take()).isZero();
    assertThat(texts("select id from review_new")).isEmpty();
    assertThat(texts("select count(*) from review where verdict = 'visible'"))
        .containsExactly("1500");
    assertThat(
            texts(
                """
                select count(*) from review
                where due_at <= there_at or created_at > there_at
                  and tweet_id > 48
                """))
        .containsExactly("0");
  }

  private int take() throws SQLException {
    return database.inTransaction(tx -> TakeNewTweets.of(tx, profile, ReviewSchedule.DEFAULT));
  }
}
