/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import static dev.covey.worker.fetchandpersist.AdaWrites.LONG;
import static dev.covey.worker.fetchandpersist.AdaWrites.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.broker.RetryDelay;
import dev.covey.chassis.consume.ConsumeSettings;
import dev.covey.chassis.consume.InMemoryJobMetrics;
import dev.covey.chassis.consume.JobMetrics.Fate;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.model.database.Database;
import dev.covey.model.message.Envelope;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.InsertWaitingJob;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.EmbeddedBrokerExtension;
import dev.covey.testing.fixtures.CuttableDatabase;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The database goes away in the middle of a slice, two workers have the same one, a job comes back
 * from last month: no tweet is lost, and none is told twice.
 */
@ExtendWith({MigratedDatabase.class, EmbeddedBrokerExtension.class})
@Timeout(180)
class BadDaysIT {
  private static final String TYPE = "FetchAndPersist";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ConsumeSettings QUICK =
      new ConsumeSettings(
          100,
          16,
          Duration.ofSeconds(10),
          1 << 20,
          4,
          new RetryDelay(Duration.ofMillis(50), Duration.ofMillis(200)),
          Duration.ofMillis(500));
  private static AdaWrites town;

  private final InMemoryJobMetrics metrics = new InMemoryJobMetrics();
  private final List<JobTransport> workers = new ArrayList<>();
  private dev.covey.chassis.broker.BrokerAccess broker;
  private CuttableDatabase reached;
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
  void open(Database database, BrokerAccess server) throws Exception {
    reached = CuttableDatabase.of(database.access(), "worker");
    rig = new FetchRig(town, database, reached.database());
    broker =
        new dev.covey.chassis.broker.BrokerAccess(
            "127.0.0.1",
            server.port(),
            server.virtualHost(),
            false,
            server.user(),
            server.password());
  }

  @AfterEach
  void close() throws Exception {
    reached.way().refuse(false);
    workers.forEach(JobTransport::stop);
    rig.close();
    reached.close();
  }

  /** A started worker, as a process of its own has it. */
  private JobTransport worker(TweetSource source) throws Exception {
    JobTransport worker =
        new JobTransport(
            "fetch-and-persist-worker",
            new JobTransport.Setup(
                broker,
                reached.database(),
                CoveyClock.system(),
                QUICK,
                PublishSettings.DEFAULT.withPoll(Duration.ofMillis(100)),
                JobTopology.DEFAULT,
                metrics));
    workers.add(worker);
    worker.consume(FetchAndPersist.class, rig.handler(source, worker.outbox()));
    worker.start();
    return worker;
  }

  private TweetSource source() {
    return rig.source(rig.simulator.urls());
  }

  private void enqueue(JobTransport worker, int times) throws SQLException {
    NewJob job = NewJob.now(FetchRig.job(rig.ada, LONG));
    for (int i = 0; i < times; i++) {
      rig.database.inTransaction(tx -> worker.outbox().enqueue(tx, List.of(job)));
    }
  }

  private void awaitDone(int jobs) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(rig.texts("select state from job where type = 'FetchAndPersist'"))
                .hasSize(jobs)
                .containsOnly("done"));
  }

  private void assertAllStoredAndToldOnce() throws SQLException {
    assertThat(rig.stored()).isEqualTo(rig.written(LONG));
    assertThat(rig.told()).isEqualTo(rig.written(LONG));
    assertThat(rig.gaps(LONG)).isEmpty();
    assertThat(rig.texts("select reason from parking")).isEmpty();
  }

  @Test
  void databaseCutBeforeTheCommit_leavesNothingAndTheSameJobMakesUpForIt() throws Exception {
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    rig.beforeCommit(reached.way()::cut);
    assertThatThrownBy(() -> rig.settle(outcome)).isInstanceOf(SQLException.class);
    rig.assertNothingStored();

    rig.beforeCommit(() -> {});
    atLast(() -> rig.settle(outcome));
    assertAllStoredAndToldOnce();
  }

  @Test
  void databaseGoneBetweenTwoPages_losesNothing() throws Exception {
    AtomicInteger pages = new AtomicInteger();
    TweetSource source =
        rig.source(
            rig.simulator.urls(),
            (_, _, _) -> {
              if (pages.incrementAndGet() == 3) {
                reached.way().refuse(true);
              }
            });
    JobOutcome outcome = rig.handle(source, rig.ada, LONG);
    assertThat(pages).hasValue(3);
    assertThat(outcome).isNotInstanceOf(JobOutcome.Park.class);

    reached.way().refuse(false);
    atLast(() -> rig.settle(outcome));
    rig.assertNothingLost();
    assertThat(rig.gaps(LONG)).isNotEmpty();
    atLast(rig::finishInPeace);
  }

  /** Connections that were cut are found out one after the other. */
  private static void atLast(ThrowingRunnable act) {
    await().atMost(SOON).ignoreExceptionsInstanceOf(SQLException.class).untilAsserted(act);
  }

  @Test
  void databaseGoneWhileASliceIsRead_jobIsDoneOnceItIsBack() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JobTransport worker =
        worker(
            new AfterReading(
                source(),
                () -> {
                  read.countDown();
                  goOn.await();
                }));
    enqueue(worker, 1);
    assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();

    reached.way().refuse(true);
    goOn.countDown();
    await().atMost(SOON).until(() -> metrics.countHandled(TYPE) == 1);
    rig.assertNothingStored();
    reached.way().refuse(false);

    awaitDone(1);
    assertAllStoredAndToldOnce();
    assertThat(metrics.count(TYPE, Fate.RETRIED)).as("an outage costs no attempt").isZero();
  }

  @Test
  void twoWorkersOnOneSlice_tellEachTweetOnce() throws Exception {
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    TweetSource source =
        new AfterReading(
            source(),
            () -> {
              try {
                bothHaveRead.await();
              } catch (BrokenBarrierException broken) {
                throw new IllegalStateException(broken);
              }
            });
    enqueue(worker(source), 1);
    enqueue(worker(source), 1);

    awaitDone(2);
    assertAllStoredAndToldOnce();
  }

  @Test
  void jobReplayedFromLastMonth_changesNothingThatIsThere() throws Exception {
    JobTransport worker = worker(source());
    enqueue(worker, 1);
    awaitDone(1);
    String rows = "select id || ' ' || xmin from tweet order by id";
    List<String> before = rig.texts(rows);

    // what is done is pruned after some days, and the world went on
    rig.execute("delete from job");
    rig.simulator.upstream().delete(rig.written(LONG).getFirst(), NOW.minusSeconds(60));
    Instant lastMonth = CoveyClock.system().instant().minus(Duration.ofDays(30));
    var old = new Envelope<>(UUID.randomUUID(), 1, lastMonth, null, FetchRig.job(rig.ada, LONG));
    byte[] body = new MessageCodec().encode(old);
    rig.database.inTransaction(tx ->
        new InsertWaitingJob().run(tx.connection(), old, body, CoveyClock.system().instant()));

    awaitDone(1);
    assertAllStoredAndToldOnce();
    assertThat(rig.texts(rows)).isEqualTo(before);
    assertThat(rig.texts("select distinct type from event")).containsExactly("TweetDetected");
    assertThat(rig.texts("select verdict from review where verdict <> 'visible'")).isEmpty();
  }
}
