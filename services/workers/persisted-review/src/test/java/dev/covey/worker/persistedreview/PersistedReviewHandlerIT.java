/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import static dev.covey.worker.persistedreview.AdasNotes.NOW;
import static dev.covey.worker.persistedreview.ReviewRig.APART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.review.NoteSeenAgain;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The handler against a real database, and instances that imitate Nitter. */
@ExtendWith(MigratedDatabase.class)
class PersistedReviewHandlerIT {
  private static AdasNotes town;
  private ReviewRig rig;

  @BeforeAll
  static void startTown() {
    town = AdasNotes.start();
  }

  @AfterAll
  static void stopTown() {
    town.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    rig = new ReviewRig(town, database);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void tweetsThatAreThere_leaveNoEvidenceAndComeDueAgain() throws Exception {
    rig.review();
    assertThat(rig.verdicts()).containsExactly("visible");
    assertThat(rig.texts("select place from observation")).isEmpty();
    assertThat(rig.due(rig.first)).isEqualTo(NOW.plus(Duration.ofHours(12)));
    assertThat(rig.told()).isEmpty();
  }

  @Test
  void deletedTweet_isToldOnceWithItsEvidence() throws Exception {
    rig.delete(rig.first);
    rig.review();
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.due(rig.first)).isEqualTo(NOW.plus(APART));
    rig.reviewAfter(APART.minusSeconds(1));
    assertThat(rig.verdict(rig.first)).as("too soon").isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();
    rig.reviewAfter(Duration.ofSeconds(1), "one");
    rig.reviewAfter(Duration.ofSeconds(1), "two");

    assertThat(rig.verdict(rig.first)).isEqualTo("gone");
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.first);
    assertThat(
            rig.texts(
                """
                select distinct each ->> 'place' from event,
                  jsonb_array_elements(body::jsonb -> 'payload' -> 'evidence') as each order by 1
                """))
        .containsExactlyInAnyOrder(rig.place("one"), rig.place("two"));
    assertThat(
            rig.texts(
                """
                select distinct seen || ' ' || controlled || ' ' || author from observation
                """))
        .containsExactly("missing true visible");

    rig.reviewAfter(Duration.ofDays(2));
    assertThat(rig.told()).hasSize(1);
    assertThat(rig.texts("select count(*) from review where verdict = 'visible'"))
        .containsExactly("4");
  }

  @Test
  void tweetThatComesBack_isToldOnce() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    rig.reviewAfter(APART, "one");
    assertThat(rig.verdict(rig.first)).as("one instance is all there is").isEqualTo("gone");
    rig.simulator.upstream().delete(rig.first, null);
    rig.reviewAfter(APART);
    assertThat(rig.verdict(rig.first)).isEqualTo("reappeared");
    rig.reviewAfter(APART);
    assertThat(rig.verdict(rig.first)).isEqualTo("visible");
    assertThat(rig.told())
        .containsExactly("TweetDeleted " + rig.first, "TweetReappeared " + rig.first);

    rig.delete(rig.first);
    rig.reviewAfter(APART, "one");
    assertThat(rig.verdict(rig.first)).as("old evidence counts no more").isEqualTo("missing_once");
    rig.reviewAfter(APART, "one");
    assertThat(rig.told()).hasSize(3);
  }

  @Test
  void tweetThatASliceShowed_isNotProvenGoneByOlderLooks() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    rig.clock.advance(Duration.ofHours(3));
    rig.database.inTransaction(transaction -> {
      NoteSeenAgain.of(transaction, List.of(rig.first), rig.clock.instant());
      return transaction;
    });
    assertThat(rig.due(rig.first)).isEqualTo(rig.clock.instant());

    rig.reviewAfter(Duration.ofHours(3), "two");
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();
  }

  @Test
  void reasonsThatX_gives_areVerdictsOfTheirOwn() throws Exception {
    unavailable(0, "This Post has been withheld in Germany");
    unavailable(1, "Age-restricted adult content.");
    unavailable(2, "This Post was deleted by the Post author.");
    unavailable(3, "Words nobody knows");
    rig.review();
    rig.reviewAfter(APART);
    assertThat(
            rig.texts(
                "select verdict || coalesce(' ' || reason, '') from review order by tweet_id"))
        .containsExactly(
            "withheld This Post has been withheld in Germany",
            "age_restricted Age-restricted adult content.",
            "gone This Post was deleted by the Post author.",
            "source_broken Words nobody knows",
            "visible");
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.tweets.get(2).id());
  }

  private void unavailable(int index, String words) {
    long id = rig.tweets.get(index).id();
    rig.simulator
        .upstream()
        .put(
            rig.simulator.upstream().post(id).orElseThrow().toBuilder().unavailable(words).build());
  }

  @Test
  void sameJobTwiceAtOnce_tellsOnce() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    rig.clock.advance(APART);
    List<JobOutcome> outcomes =
        List.of(rig.handle(rig.source("two"), rig.job()), rig.handle(rig.source("two"), rig.job()));
    CyclicBarrier start = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JobOutcome>> settled = new ArrayList<>();
      for (JobOutcome outcome : outcomes) {
        settled.add(
            threads.submit(() -> {
              start.await();
              rig.settle(outcome);
              return outcome;
            }));
      }
      for (Future<JobOutcome> future : settled) {
        future.get();
      }
    }
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.first);
  }
}
