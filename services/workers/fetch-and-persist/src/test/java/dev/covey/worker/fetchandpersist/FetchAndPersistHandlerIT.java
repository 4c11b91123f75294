/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import static dev.covey.worker.fetchandpersist.AdaWrites.LONG;
import static dev.covey.worker.fetchandpersist.AdaWrites.NOW;
import static dev.covey.worker.fetchandpersist.AdaWrites.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.time.FirstTweet;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handler against a real database, and an instance that imitates Nitter. */
@ExtendWith(MigratedDatabase.class)
class FetchAndPersistHandlerIT {
  private static AdaWrites town;
  private FetchRig rig;

  @BeforeAll
  static void startTown() {
    town = AdaWrites.start();
  }

  @AfterAll
  static void stopTown() {
    town.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    rig = new FetchRig(town, database);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void slice_isStoredWithCoverageAndAnEventPerTweetInOneTransaction() throws Exception {
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    rig.assertNothingStored();
    rig.settle(outcome);

    assertThat(outcome).isInstanceOf(JobOutcome.Done.class);
    assertThat(rig.stored()).isEqualTo(rig.written(LONG));
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
    assertThat(rig.gaps(LONG)).isEmpty();
    assertThat(
            rig.texts(
                "select source || ' ' || tweets from coverage where seen_at = '"
                    + NOW
                    + "' and from_at = '"
                    + LONG.from()
                    + "' and until_at = '"
                    + LONG.until()
                    + "'"))
        .containsExactly("nitter " + rig.written(LONG).size());
    assertThat(
            rig.texts(
                """
                select xmin::text from tweet union select xmin::text from coverage
                union select xmin::text from event
                """))
        .as("transactions that wrote")
        .hasSize(1);
  }

  @Test
  void sameJobAgain_changesNothingAndTellsNothing() throws Exception {
    String tweets = "select id || ' ' || xmin || ' ' || changed_at from tweet order by id";
    rig.work(LONG);
    List<String> before = rig.texts(tweets);
    rig.work(LONG);

    assertThat(rig.texts(tweets)).isEqualTo(before);
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
    assertThat(rig.texts("select source from coverage")).hasSize(1);
  }

  @Test
  void newTweets_ofAProfileToBeArchivedAreQueuedWithThemAndOnlyOnce() throws Exception {
    String archives =
        "select body::jsonb -> 'payload' ->> 'tweetId' from job where type = 'Archive' order by 1";
    Slice earlier = new Slice(LONG.from(), Instant.parse("2026-11-01T00:00:00Z"));
    rig.work(earlier);
    assertThat(rig.texts(archives)).as("off by default").isEmpty();

    rig.execute("update profile set archive = true");
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    assertThat(rig.texts(archives)).isEmpty();
    rig.settle(outcome);
    rig.settle(rig.handle(rig.ada, LONG));
    List<Long> fresh = rig.written(new Slice(earlier.until(), LONG.until()));
    assertThat(rig.texts(archives)).isEqualTo(fresh.stream().map(String::valueOf).toList());
    assertThat(rig.texts("select unique_key from job where type = 'Archive' order by 1"))
        .isEqualTo(fresh.stream().map(id -> "archive:" + id).toList());
    assertThat(rig.texts("select distinct body::jsonb -> 'payload' ->> 'url' from job"))
        .contains("https://x.com/ada_writes/status/" + fresh.getFirst());
  }

  @Test
  void sameJobTwiceAtOnce_tellsEachTweetOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<JobOutcome> outcomes = List.of(rig.handle(rig.ada, LONG), rig.handle(rig.ada, LONG));
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
    assertThat(rig.stored()).isEqualTo(rig.written(LONG));
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
  }

  @Test
  void overlappingSlice_tellsOnlyWhatIsNew() throws Exception {
    Slice later = new Slice(Instant.parse("2026-11-05T00:00:00Z"), LONG.until());
    rig.work(later);
    assertThat(rig.told()).isEqualTo(rig.written(later));
    rig.work(LONG);
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
    assertThat(rig.stored()).isEqualTo(rig.written(LONG));
  }

  @Test
  void silentSlice_isCoveredWithoutTweets() throws Exception {
    rig.work(SILENT);
    assertThat(rig.stored()).isEmpty();
    assertThat(rig.told()).isEmpty();
    assertThat(rig.gaps(SILENT)).isEmpty();
    assertThat(rig.texts("select tweets from coverage")).containsExactly("0");
  }

  @Test
  void lastMinute_staysAGapSinceSearchShowsItLate() throws Exception {
    Slice today = new Slice(Instant.parse("2026-11-13T00:00:00Z"), NOW);
    rig.work(today);
    assertThat(rig.stored()).isEqualTo(rig.written(today));
    assertThat(rig.gaps(today)).containsExactly(new Slice(NOW.minus(Duration.ofMinutes(1)), NOW));
  }

  @Test
  void unknownProfile_isParked() throws Exception {
    assertThat(rig.handle(4711, LONG))
        .isEqualTo(new JobOutcome.Park("profile 4711 is not in the database"));
  }

  @Test
  void sliceOfTheFuture_isParked() throws Exception {
    JobOutcome outcome = rig.handle(rig.ada, new Slice(NOW, NOW.plus(Duration.ofDays(1))));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Park.class, park -> assertThat(park.reason()).contains("future"));
  }

  @Test
  void sliceBeforeXBegan_isParked() throws Exception {
    for (Instant until : List.of(FirstTweet.DAY, Instant.MIN.plusSeconds(1))) {
      assertThat(rig.handle(rig.ada, new Slice(Instant.MIN, until)))
          .isInstanceOfSatisfying(
              JobOutcome.Park.class, park -> assertThat(park.reason()).contains("before X began"));
    }
  }

  @Test
  void sliceOfAllTimes_isReadWhereThereIsSomething() throws Exception {
    rig.work(new Slice(Instant.MIN, Instant.MAX));

    assertThat(rig.stored()).isEqualTo(rig.written(new Slice(FirstTweet.DAY, NOW)));
    assertThat(rig.gaps(new Slice(FirstTweet.DAY, NOW.minusSeconds(60)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ada,bela",
        "../etc",
        "<script>alert(1)</script>",
        "Ørla",
        "a23456789012345678901234567890123456789012345678901234567890"
      })
  void nameThatCannotBe_isParked(String name) throws Exception {
    int asked = rig.simulator.audit().entries().size();
    assertThat(rig.handle(rig.profile(name, "active"), LONG))
        .isInstanceOfSatisfying(
            JobOutcome.Park.class, park -> assertThat(park.reason()).contains("is no name on X"));
    assertThat(rig.simulator.audit().entries()).hasSize(asked);
  }

  @Test
  void jobOlderThanTheWishToKeepLess_readsOnlyWhatIsKept() throws Exception {
    rig.execute("update profile set keep_days = 10");
    Instant cut = Instant.parse("2026-11-10T00:00:00Z");
    rig.work(LONG);
    assertThat(rig.stored()).isEqualTo(rig.written(new Slice(cut, LONG.until())));
    assertThat(rig.told()).isEqualTo(rig.stored());

    int asked = rig.simulator.audit().entries().size();
    assertThat(rig.handle(rig.ada, new Slice(LONG.from(), cut))).isEqualTo(JobOutcome.done());
    assertThat(rig.simulator.audit().entries()).hasSize(asked);
  }

  @Test
  void inactiveProfile_isDoneWithoutARequest() throws Exception {
    long suspended = rig.profile("suspended_one", "suspended");
    int asked = rig.simulator.audit().entries().size();
    JobOutcome outcome = rig.handle(suspended, LONG);
    rig.settle(outcome);
    assertThat(outcome).isEqualTo(JobOutcome.done());
    assertThat(rig.simulator.audit().entries()).hasSize(asked);
    rig.assertNothingStored();
  }

  @Test
  void tweetsAndCoverage_sayWhichSourceReadThem() throws Exception {
    rig.settle(rig.handle(new ReadByAnother(rig.source(rig.simulator.urls()), "x"), rig.ada, LONG));

    assertThat(rig.texts("select source from coverage")).containsExactly("x");
    assertThat(rig.texts("select distinct source from tweet")).containsExactly("x");
  }

  @Test
  void effectThatFails_leavesNothing() throws Exception {
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    rig.execute("alter table event rename to event_away");
    assertThatThrownBy(() -> rig.settle(outcome)).isInstanceOf(SQLException.class);
    rig.execute("alter table event_away rename to event");
    rig.assertNothingStored();

    rig.settle(outcome);
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
  }
}
