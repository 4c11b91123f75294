/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.history.UpsertTweets;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class StoredSnapshotsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final SourceTweet TWEET = SourceTweet.builder(20, "ada", NOW).build();
  private static final String PAGE = "https://x.com/ada/status/20";

  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
  private Database database;
  private long profile;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    profile =
        number(
            """
            insert into profile (username, full_name, verified, status, track_from, added_at,
              looked_at)
            values ('ada', 'Ada', 'none', 'active', now(), now(), now()) returning id
            """);
    database.inTransaction(tx -> UpsertTweets.of(tx, profile, List.of(TWEET), "nitter", NOW));
  }

  private long number(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private int queue() throws SQLException {
    return database.inTransaction(tx -> QueueArchives.of(tx, outbox, profile, List.of(TWEET)));
  }

  private Optional<String> archive(String username) throws SQLException {
    return database.inTransaction(tx -> SetProfileArchive.of(tx, username, true));
  }

  private TweetToArchive read() throws SQLException {
    return database.inTransaction(tx -> SelectTweetToArchive.of(tx, 20)).orElseThrow();
  }

  @Test
  void tweets_areQueuedOnceAndOnlyWhereTheProfileIsToBeArchived() throws SQLException {
    assertThat(queue()).isZero();
    assertThat(read().wanted()).isFalse();

    assertThat(archive("ADA")).contains("ada");
    assertThat(archive("eve")).isEmpty();
    assertThat(read().wanted()).isTrue();
    assertThat(queue()).isEqualTo(1);
    assertThat(queue()).isZero();
  }

  @Test
  void request_goesThroughItsStates() throws SQLException {
    assertThat(read().snapshot()).isNull();
    RequestKey request = new RequestKey(20, NOW);
    List<Instant> earlier = List.of(NOW.minusSeconds(60));
    database.inTransaction(tx -> BeginRequest.of(tx, request, PAGE, null, earlier));
    assertThat(read().snapshot())
        .isEqualTo(
            new Snapshot(
                SnapshotOutcome.ASKING, null, NOW, List.of(NOW.minusSeconds(60), NOW), null, null));

    database.inTransaction(tx -> {
      AwaitCapture.of(tx, request, "spn2-\0", NOW);
      return tx;
    });
    assertThat(read().snapshot())
        .extracting(Snapshot::outcome, Snapshot::jobId)
        .containsExactly(SnapshotOutcome.PENDING, "spn2-\uFFFD");
    database.inTransaction(tx -> {
      EndRequest.notTaken(tx, request, "bad \0 day", NOW);
      return tx;
    });
    assertThat(read().snapshot())
        .extracting(Snapshot::outcome, Snapshot::requests)
        .containsExactly(SnapshotOutcome.FAILED, earlier);
    database.inTransaction(tx -> {
      new StoreSnapshot(20, PAGE, NOW, true, "https://web.archive.org/web/1/" + PAGE, NOW)
          .in(tx, NOW);
      return tx;
    });
    assertThat(read().snapshot())
        .extracting(Snapshot::outcome, Snapshot::capturedAt)
        .containsExactly(SnapshotOutcome.SAVED, NOW);
  }

  @Test
  void erasedProfile_leavesNeitherSnapshotNorJob() throws SQLException {
    archive("ada");
    queue();
    database.inTransaction(tx -> {
      new StoreSnapshot(20, PAGE, null, false, PAGE, NOW).in(tx, NOW);
      EraseProfile.ask(tx.connection(), profile, NOW);
      return tx;
    });
    assertThat(EraseProfile.finish(database, NOW)).isEqualTo(1);

    assertThat(number("select count(*) from snapshot")).isZero();
    assertThat(number("select count(*) from job")).isZero();
  }
}
