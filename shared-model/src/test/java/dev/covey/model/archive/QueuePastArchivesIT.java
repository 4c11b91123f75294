/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.database.SelectTexts;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.message.Event;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetIds;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class QueuePastArchivesIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final int MANY = 2_345;

  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);

  /** Newest first. */
  private final List<SourceTweet> tweets = new ArrayList<>();

  private Database database;
  private long ada;

  @BeforeEach
  void store(Database database) throws SQLException {
    this.database = database;
    ada = profile("ada");
    for (int i = 0; i < MANY; i++) {
      tweets.add(tweet("ada", i));
    }
    upsert(ada, tweets);
    upsert(profile("bela"), List.of(tweet("bela", 9_000)));
  }

  private static SourceTweet tweet(String author, int minutesAgo) {
    Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
    return SourceTweet.builder(TweetIds.firstAt(at).orElseThrow(), author, at).build();
  }

  private long profile(String username) throws SQLException {
    return Long.parseLong(
        texts(
                """
                insert into profile (username, full_name, verified, status, track_from, added_at,
                  looked_at, archive)
                values ('%s', '', 'none', 'active', now(), now(), now(), true) returning id
                """
                    .formatted(username))
            .getFirst());
  }

  private void upsert(long profile, List<SourceTweet> tweets) throws SQLException {
    database.inTransaction(tx -> UpsertTweets.of(tx, profile, tweets, "nitter", NOW));
  }

  private List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }

  private int queuePast(Outbox through) throws SQLException {
    return new QueuePastArchives(database, through, NOW).of(ada);
  }

  /** In the order in which they run. */
  private List<Long> queued() throws SQLException {
    return texts(
            """
            select body::jsonb -> 'payload' ->> 'tweetId' from job where type = 'Archive'
            order by run_at, id
            """)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private static List<Long> ids(List<SourceTweet> tweets) {
    return tweets.stream().map(SourceTweet::id).toList();
  }

  private void snapshot(int index, String outcome) throws SQLException {
    execute(
        """
        insert into snapshot (tweet_id, url, outcome, captured_at, snapshot_url, changed_at)
        values (%d, 'https://x.com/ada', '%s', now(), 'https://web.archive.org/x', now())
        """
            .formatted(tweets.get(index).id(), outcome));
  }

  @Test
  void storedTweets_areQueuedNewestFirstAtAPace() throws SQLException {
    assertThat(queuePast(outbox)).isEqualTo(MANY);

    assertThat(queued()).isEqualTo(ids(tweets));
    assertThat(
            texts(
                """
                select extract(epoch from max(run_at) - min(run_at))::bigint::text from job
                """))
        .containsExactly(Long.toString(QueuePastArchives.PACE.multipliedBy(MANY - 1).toSeconds()));
    assertThat(texts("select distinct body::jsonb -> 'payload' ->> 'url' from job"))
        .contains("https://x.com/ada/status/" + tweets.getFirst().id());
  }

  @Test
  void onceMore_queuesNothingTwice() throws SQLException {
    queuePast(outbox);
    assertThat(queuePast(outbox)).isZero();
    assertThat(queued()).hasSize(MANY);
  }

  @Test
  void whatIsArchivedOrQueuedOrGone_isLeftOut() throws SQLException {
    snapshot(0, "saved");
    snapshot(1, "reused");
    snapshot(2, "refused");
    snapshot(3, "failed");
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, verdict, since, there_at, due_at)
        select id, profile_id, created_at, 'gone', now(), now(), now() from tweet where id = %d
        """
            .formatted(tweets.get(4).id()));
    database.inTransaction(tx -> QueueArchives.of(tx, outbox, ada, tweets.subList(5, 7)));
    execute("update job set state = 'parked'");

    assertThat(queuePast(outbox)).isEqualTo(MANY - 6);
    Set<Long> left = new HashSet<>(ids(tweets.subList(0, 3)));
    left.add(tweets.get(4).id());
    assertThat(queued()).doesNotContainAnyElementsOf(left).doesNotHaveDuplicates();
    assertThat(queued()).hasSize(MANY - 4).contains(tweets.get(3).id());
  }

  @Test
  void whatWasEndedInTheMiddle_isTakenUpByTheNextCall() throws SQLException {
    Outbox failing = new FailingSecondTime(outbox);
    assertThatThrownBy(() -> queuePast(failing)).isInstanceOf(SQLException.class);
    assertThat(queued()).isEqualTo(ids(tweets.subList(0, 1_000)));

    assertThat(queuePast(outbox)).isEqualTo(MANY - 1_000);
    assertThat(queued()).hasSize(MANY).doesNotHaveDuplicates();
  }

  /** As if the database went away after one step. */
  private static final class FailingSecondTime implements Outbox {
    private final Outbox outbox;
    private boolean used;

    FailingSecondTime(Outbox outbox) {
      this.outbox = outbox;
    }

    @Override
    public int enqueue(Transaction transaction, List<NewJob> jobs) throws SQLException {
      if (used) {
        throw new SQLException("gone");
      }
      used = true;
      return outbox.enqueue(transaction, jobs);
    }

    @Override
    public void tell(Transaction transaction, List<? extends Event> events) {
      outbox.tell(transaction, events);
    }
  }
}
