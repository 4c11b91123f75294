/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.lifecycle.Task;
import dev.covey.model.database.Database;
import dev.covey.model.task.EndTaskRun;
import dev.covey.model.task.SelectTaskRuns;
import dev.covey.model.task.TaskRun;
import dev.covey.model.task.TaskRun.Outcome;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs in a real database, by two processes' worth of tasks. */
@ExtendWith(MigratedDatabase.class)
@Timeout(60)
class RecordedTaskIT {
  private static final Duration LEASE = Duration.ofMillis(400);

  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private Database database;

  @BeforeEach
  void open(Database database) {
    this.database = database;
  }

  private RecordedTask task(String name, Task work) {
    return new RecordedTask(name, work, database, name + "@host:1", LEASE);
  }

  private String waitForRelease() throws InterruptedException {
    running.countDown();
    release.await();
    return "waited";
  }

  private FutureTask<String> start(Task task) {
    FutureTask<String> run = new FutureTask<>(task::runOnce);
    Thread.ofPlatform().start(run);
    return run;
  }

  /** A run whose process gave its last sign of life a second ago. */
  private void insertDead(String task) throws SQLException {
    database.inTransaction(tx ->
        tx.connection()
            .createStatement()
            .executeUpdate(
                "insert into task_run (task, owner, lease_until) values ('%s', 'dead', now() - interval '1 s')"
                    .formatted(task)));
  }

  private static Task afterSync(Supplier<String> work) {
    return new Task() {
      @Override
      public String runOnce() {
        return work.get();
      }

      @Override
      public Optional<String> runsAfter() {
        return Optional.of("sync");
      }
    };
  }

  private List<TaskRun> runs() throws SQLException {
    return database.inTransaction(tx -> SelectTaskRuns.latest(tx, Optional.empty(), 100));
  }

  @Test
  void run_isARowWithWhatItDid() throws Exception {
    assertThat(task("scan", () -> "looked at 3").runOnce()).isEqualTo("looked at 3");

    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.outcome()).isEqualTo(Outcome.DONE);
          assertThat(run.words()).isEqualTo("looked at 3");
          assertThat(run.endedAt()).isAfterOrEqualTo(run.startedAt());
        });
  }

  @Test
  void failure_isNotedAndPassedOn() throws Exception {
    RecordedTask task =
        task(
            "scan",
            () -> {
              throw new IllegalStateException("out of \0 order");
            });

    assertThatThrownBy(task::runOnce).isInstanceOf(IllegalStateException.class);

    assertThat(runs().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(runs().getFirst().words()).contains("out of \uFFFD order");
    assertThat(task("scan", () -> "again").runOnce()).isEqualTo("again");
  }

  @Test
  void errorInATask_endsItsRunToo() throws Exception {
    RecordedTask task =
        task(
            "scan",
            () -> {
              throw new StackOverflowError("too deep");
            });

    assertThatThrownBy(task::runOnce).isInstanceOf(StackOverflowError.class);

    assertThat(runs().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(task("scan", () -> "again").runOnce()).isEqualTo("again");
  }

  @Test
  void runOfADeadProcess_isNotWaitedFor() throws Exception {
    insertDead("sync");
    Task after = afterSync(() -> "did not wait");

    assertThat(task("scan", after).runOnce()).isEqualTo("did not wait");
  }

  @Test
  void run_isSkippedWhileAnotherIsOpen_howeverLongThatTakes() throws Exception {
    AtomicInteger second = new AtomicInteger();
    FutureTask<String> first = start(task("scan", this::waitForRelease));
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    // longer than its lease, which is kept
    assertThat(release.await(LEASE.toMillis() * 3, TimeUnit.MILLISECONDS)).isFalse();

    String words = task("scan", () -> "run " + second.incrementAndGet()).runOnce();
    assertThat(words).contains("skipped", "run 1 by scan@host:1 is open since", "tasks void 1");
    assertThat(second).hasValue(0);
    assertThat(task("sync", () -> "another").runOnce()).isEqualTo("another");

    release.countDown();
    assertThat(first.get()).isEqualTo("waited");
    assertThat(runs())
        .extracting(TaskRun::outcome)
        .containsExactly(Outcome.DONE, Outcome.SKIPPED, Outcome.DONE);
  }

  @Test
  void runOfADeadProcess_isTakenForLost() throws Exception {
    insertDead("scan");

    assertThat(task("scan", () -> "took over").runOnce()).isEqualTo("took over");

    assertThat(runs()).extracting(TaskRun::outcome).containsExactly(Outcome.DONE, Outcome.LOST);
    assertThat(runs().getLast().words()).contains("no sign of life");
  }

  @Test
  void voidedRun_isInterrupted() throws Exception {
    FutureTask<String> run = start(task("scan", this::waitForRelease));
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

    database.inTransaction(tx -> EndTaskRun.of(tx, 1, Outcome.VOIDED, "by hand"));

    assertThatThrownBy(run::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("its run 1 is no longer open");
    assertThat(runs().getFirst().outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(task("scan", () -> "free again").runOnce()).isEqualTo("free again");
  }

  @Test
  void manyAtOnce_runOnlyOneAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Task work =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          inside.decrementAndGet();
          return "done";
        };
    List<FutureTask<String>> all =
        java.util.stream.IntStream.range(0, 16).mapToObj(_ -> start(task("scan", work))).toList();
    for (FutureTask<String> each : all) {
      each.get();
    }

    assertThat(most).hasValue(1);
    assertThat(runs()).hasSize(16).noneMatch(run -> run.outcome() == Outcome.OPEN);
  }

  @Test
  void taskThatBuildsOnAnother_waitsForItsEnd() throws Exception {
    FutureTask<String> sync = start(task("sync", this::waitForRelease));
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    Task after = afterSync(() -> sync.isDone() ? "after" : "before");
    FutureTask<String> scan = new FutureTask<>(task("scan", after)::runOnce);
    Thread waiting = Thread.ofPlatform().start(scan);
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    release.countDown();

    sync.get();
    assertThat(scan.get()).isEqualTo("after");
  }
}
