/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.review.AuthorState;
import dev.covey.model.review.Observation;
import dev.covey.model.review.ReviewChange;
import dev.covey.model.review.Seen;
import dev.covey.model.review.SelectVerdict;
import dev.covey.model.review.UpdateReviews;
import dev.covey.model.review.Verdict;
import dev.covey.model.source.SourceTweet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class DeletedTweetsIT {
  private static final Instant MADE = Instant.parse("2026-11-01T08:00:00Z");
  private Database database;

  @BeforeEach
  void store(Database database) throws SQLException {
    this.database = database;
    execute(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at) overriding system value
        values (7, 'ada', 'Ada', 'none', 'active', now(), now(), now())\
        """);
    database.inTransaction(tx ->
        UpsertTweets.of(
            tx,
            7,
            List.of(
                SourceTweet.builder(31, "ada", MADE).build(),
                SourceTweet.builder(32, "ada", MADE.plusSeconds(1)).build()),
            "nitter",
            MADE));
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, since, there_at, due_at)
        select id, profile_id, created_at, created_at, created_at, created_at from tweet\
        """);
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private static Instant day(int number) {
    return MADE.plus(Duration.ofDays(number));
  }

  private void look(long tweet, int day, Seen seen, Verdict verdict) throws SQLException {
    Observation observation =
        new Observation(day(day), "nitter:one", seen, true, AuthorState.VISIBLE, null);
    ReviewChange change =
        new ReviewChange(tweet, verdict, day(day), MADE, day(day), day(day), null, observation);
    database.inTransaction(tx -> {
      UpdateReviews.of(tx, List.of(change));
      return tx;
    });
  }

  private List<DeletedTweet> deleted() throws SQLException {
    return database.inTransaction(tx -> SelectDeleted.newest(tx.connection(), 7, 10));
  }

  @Test
  void newestFind_isFirstAndHasItsLooks() throws SQLException {
    assertThat(deleted()).isEmpty();
    look(32, 1, Seen.MISSING, Verdict.MISSING_ONCE);
    assertThat(deleted()).as("not proven yet").isEmpty();
    look(32, 2, Seen.MISSING, Verdict.GONE);
    look(31, 3, Seen.DELETED, Verdict.GONE);

    assertThat(deleted()).extracting(each -> each.tweet().id()).containsExactly(31L, 32L);
    DeletedTweet first = deleted().getLast();
    assertThat(first.goneAt()).isEqualTo(day(2));
    assertThat(first.backAt()).isNull();
    assertThat(first.looks()).extracting(SelectVerdict.Look::at).containsExactly(day(1), day(2));
    assertThat(first.tweet().verdict()).isEqualTo("gone");
  }

  /** Its verdict is plain "visible" one look later, which would make readers believe the first. */
  @Test
  void tweetThatCameBack_staysSaidToHave() throws SQLException {
    look(31, 2, Seen.MISSING, Verdict.GONE);
    look(31, 3, Seen.VISIBLE, Verdict.REAPPEARED);
    look(31, 4, Seen.VISIBLE, Verdict.VISIBLE);

    assertThat(deleted()).hasSize(1);
    assertThat(deleted().getFirst().goneAt()).isEqualTo(day(2));
    assertThat(deleted().getFirst().backAt()).isEqualTo(day(3));
    assertThat(deleted().getFirst().updatedAt()).isEqualTo(day(3));

    look(31, 5, Seen.MISSING, Verdict.GONE);
    assertThat(deleted().getFirst().goneAt()).isEqualTo(day(5));
    assertThat(deleted().getFirst().backAt()).isNull();
  }
}
