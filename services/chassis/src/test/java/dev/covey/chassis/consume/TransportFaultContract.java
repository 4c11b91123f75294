/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.broker.RetryDelay;
import dev.covey.chassis.consume.JobMetrics.Fate;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.OutgoingMessage;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing is lost and nothing is done twice, whatever breaks, whichever broker carries the jobs.
 */
@ExtendWith(MigratedDatabase.class)
@Timeout(180)
abstract class TransportFaultContract {
  private static final String TYPE = TransportRig.TYPE;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Ends quickly though a handler hangs. */
  static final ConsumeSettings HASTY =
      new ConsumeSettings(
          100,
          16,
          Duration.ofMillis(300),
          1 << 20,
          4,
          new RetryDelay(Duration.ofMillis(50), Duration.ofMillis(200)),
          Duration.ofMillis(500));

  private TransportRig rig;

  @BeforeEach
  void openRig(BrokerAccess broker, Database database) throws Exception {
    rig = new TransportRig(broker, database);
  }

  @AfterEach
  void closeRig() throws Exception {
    rig.close();
  }

  private void assertAllDoneOnce(long jobs) throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rig.jobs("done")).as("jobs done").isEqualTo(jobs));
    assertThat(rig.effects()).isEqualTo(jobs);
    assertThat(rig.doubledEffects()).isZero();
    assertThat(rig.count("select count(*) from parking")).isZero();
  }

  @Test
  void connectionsCutUnderLoad_loseAndDoubleNothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    TransportProcess worker = rig.start(TransportRig.noting());
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);

    for (int batch = 0; batch < 20; batch++) {
      rig.enqueue(publisher.outbox(), batch * 100 + 1, batch * 100 + 100);
      if (random.nextBoolean()) {
        worker.broker().cut();
      }
      if (random.nextInt(3) == 0) {
        publisher.broker().cut();
      }
      if (random.nextInt(4) == 0) {
        worker.database().cut();
      }
      LockSupport.parkNanos(random.nextInt(60_000_000));
    }

    assertAllDoneOnce(2_000);
  }

  @Test
  void brokerAway_workWaitsInPostgresAndGoesOn() throws Exception {
    TransportProcess worker = rig.start(TransportRig.noting());
    worker.broker().refuse(true);
    await().atMost(SOON).until(() -> !worker.transport().up());

    rig.enqueue(worker.outbox(), 1, 300);
    assertThat(rig.jobs("waiting")).isEqualTo(300);
    worker.broker().refuse(false);

    assertAllDoneOnce(300);
    assertThat(worker.transport().up()).isTrue();
  }

  @Test
  void brokerWiped_jobsAreHandedOverAgain() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    rig.enqueue(publisher.outbox(), 1, 300);
    await().atMost(SOON).until(() -> rig.ready() == 300);

    rig.deleteQueues();
    publisher.broker().cut();
    rig.start(TransportRig.noting());

    assertAllDoneOnce(300);
  }

  @Test
  void brokerWipedWhileItHadItsFill_jobsAreHandedOverAgain() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING.withMaxDepth(50));
    rig.enqueue(publisher.outbox(), 1, 50);
    rig.enqueue(publisher.outbox(), 51, 200);
    await().atMost(SOON).until(() -> rig.ready() == 50);

    rig.deleteQueues();
    publisher.broker().cut();
    rig.start(TransportRig.noting());

    assertAllDoneOnce(200);
  }

  @Test
  void backlogTakenSlowly_isNotTakenForLost() throws Exception {
    TransportProcess publisher =
        rig.startPublisher(
            TransportRig.SWEEPING.withLostAfter(Duration.ofSeconds(4), Duration.ofSeconds(40)));
    rig.enqueue(publisher.outbox(), 1, 300);
    await()
        .atMost(SOON)
        .until(() ->
            rig.count("select count(*) from job where queued_at < now() - interval '4500 ms'")
                == 300);

    rig.start((job, context) -> {
      LockSupport.parkNanos(200_000_000);
      return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
    });

    assertAllDoneOnce(300);
    assertThat(rig.metrics.countReceived(TYPE)).isEqualTo(300);
  }

  @Test
  void queuesDeletedUnderLoad_loseNothing() throws Exception {
    TransportProcess worker = rig.start(TransportRig.noting());

    for (int batch = 0; batch < 10; batch++) {
      rig.enqueue(worker.outbox(), batch * 50 + 1, batch * 50 + 50);
      if (batch == 3 || batch == 7) {
        rig.deleteQueues();
      }
    }

    assertAllDoneOnce(500);
  }

  @Test
  void queuesDeletedUnderTwoWorkers_bothGoOn() throws Exception {
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    for (int number = 1; number <= 2; number++) {
      int worker = number;
      rig.start((job, context) -> {
        workers.add(worker);
        LockSupport.parkNanos(16_000_000);
        return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
      });
    }
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    rig.enqueue(publisher.outbox(), 1, 100);
    await().atMost(SOON).until(() -> rig.jobs("done") == 100 && workers.size() == 2);

    rig.deleteQueues();
    workers.clear();
    rig.enqueue(publisher.outbox(), 101, 6_000);

    assertAllDoneOnce(6_000);
    assertThat(workers).hasSize(2);
  }

  @Test
  void crashBetweenCommitAndPublish_isMendedBySweep() throws Exception {
    MessagePublisher crashing =
        new MessagePublisher() {
          @Override
          public int room(String type) {
            return 1_000;
          }

          @Override
          public void publish(List<OutgoingMessage> messages) {
            // ended before it came to that
          }
        };
    rig.enqueue(new PostgresOutbox(new MessageCodec(), CoveyClock.system(), crashing), 1, 100);
    assertThat(rig.jobs("queued")).isEqualTo(100);

    rig.start(TransportRig.noting());

    assertAllDoneOnce(100);
  }

  @Test
  void databaseAway_loopPausesAndGoesOn() throws Exception {
    TransportProcess worker = rig.start(TransportRig.noting());
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    rig.enqueue(publisher.outbox(), 1, 50);
    await().atMost(SOON).until(() -> rig.effects() == 50);

    worker.database().refuse(true);
    rig.enqueue(publisher.outbox(), 51, 250);
    await().atMost(SOON).until(() -> rig.metrics.countHandled(TYPE) > 50);
    LockSupport.parkNanos(1_500_000_000);
    assertThat(rig.effects()).isEqualTo(50);
    assertThat(rig.metrics.count(TYPE, Fate.RETRIED)).isZero();
    worker.database().refuse(false);

    assertAllDoneOnce(250);
  }

  @Test
  void databaseSessionsEnded_effectsStayOnce() throws Exception {
    TransportProcess worker = rig.start(TransportRig.noting());

    for (int batch = 0; batch < 10; batch++) {
      rig.enqueue(worker.outbox(), batch * 100 + 1, batch * 100 + 100);
      rig.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name in ('process', 'covey-notifications')
            and datname = current_database()\
          """);
    }

    assertAllDoneOnce(1_000);
  }

  @Test
  void jobThatEndsItsProcess_isParkedAndTheOthersAreDone() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    rig.enqueue(publisher.outbox(), 1, 60);

    for (int generation = 1; generation <= 6 && rig.jobs("parked") == 0; generation++) {
      CountDownLatch ended = new CountDownLatch(1);
      TransportProcess worker =
          rig.start(
              HASTY,
              (job, context) -> {
                if (job.actionId() == 13) {
                  ended.countDown();
                  new CountDownLatch(1).await();
                }
                return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
              });
      await().atMost(SOON).until(() -> ended.getCount() == 0 || rig.jobs("parked") == 1);
      if (ended.getCount() == 0) {
        worker.crash();
      }
    }

    await().atMost(SOON).until(() -> rig.jobs("done") == 59);
    assertThat(rig.effects()).isEqualTo(59);
    assertThat(rig.doubledEffects()).isZero();
    assertThat(rig.count("select count(*) from parking")).isEqualTo(1);
    assertThat(rig.text("select body from job where state = 'parked'")).contains("\"actionId\":13");
    assertThat(rig.text("select reason from parking")).contains("every process that tried it");
    assertThat(rig.count("select attempts from parking")).isEqualTo(4);
  }

  @Test
  void slowJobOfALivingProcess_isNotTakenForLost() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch finish = new CountDownLatch(1);
    JobHandler<Action> slow =
        (job, context) -> {
          runs.incrementAndGet();
          finish.await();
          return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
        };
    TransportProcess first = rig.start(slow);
    rig.enqueue(first.outbox(), 1, 1);
    await().atMost(SOON).until(() -> runs.get() == 1);
    await()
        .atMost(SOON)
        .until(() -> rig.count("select count(*) from job where owner is not null") == 1);

    TransportProcess second = rig.start(slow);
    first.broker().refuse(true); // its message goes to the second, which sees the lease
    await().atMost(SOON).until(() -> rig.metrics.count(TYPE, Fate.SKIPPED) == 1);
    LockSupport.parkNanos(3_000_000_000L); // longer than it takes to be lost
    finish.countDown();

    assertAllDoneOnce(1);
    assertThat(runs).hasValue(1);
    assertThat(second.transport().up()).isTrue();
  }

  @Test
  void stop_finishesWhatRunsAndHandsBackTheRest() throws Exception {
    CountDownLatch running = new CountDownLatch(16);
    CountDownLatch finish = new CountDownLatch(1);
    TransportProcess first =
        rig.start((job, context) -> {
          running.countDown();
          finish.await();
          return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
        });
    rig.enqueue(first.outbox(), 1, 200);
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

    Thread stopping = Thread.ofVirtual().start(() -> first.transport().stop());
    LockSupport.parkNanos(200_000_000);
    finish.countDown();
    stopping.join();

    assertThat(rig.effects()).isEqualTo(16);
    assertThat(rig.jobs("done")).isEqualTo(16);
    assertThat(rig.metrics.inFlight(TYPE)).isZero();
    await().atMost(SOON).until(() -> rig.ready() == 184);
    assertThat(rig.metrics.countReceived(TYPE))
        .isEqualTo(rig.metrics.count(TYPE, Fate.DONE) + rig.metrics.count(TYPE, Fate.RETURNED));

    rig.start(TransportRig.noting());
    assertAllDoneOnce(200);
  }

  @Test
  void stop_handsBackWhatDoesNotEndInTime() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    TransportProcess first =
        rig.start(
            HASTY,
            (job, context) -> {
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
              return JobOutcome.done();
            });
    rig.enqueue(first.outbox(), 1, 1);
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
    await()
        .atMost(SOON)
        .until(() -> rig.count("select count(*) from job where owner is not null") == 1);

    first.transport().stop();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rig.count("select count(*) from job where owner is not null")).isZero();
    rig.start(TransportRig.noting());
    assertAllDoneOnce(1);
  }

  @Test
  void severalProcesses_shareTheWork() throws Exception {
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    for (int number = 1; number <= 3; number++) {
      int worker = number;
      rig.start((job, context) -> {
        workers.add(worker);
        LockSupport.parkNanos(2_000_000);
        return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
      });
    }
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);

    rig.enqueue(publisher.outbox(), 1, 1_500);

    assertAllDoneOnce(1_500);
    assertThat(workers).hasSize(3);
  }
}
