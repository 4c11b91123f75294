/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RepeatedTaskTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void task_runsAtOnceAndAgain() {
    RepeatedTask task = repeated(this::count, Duration.ofMillis(5), PATIENCE);

    task.start();
    await().until(() -> runs.get() >= 3);
    task.stop();

    int atTheEnd = runs.get();
    task.stop();
    assertThat(runs).hasValue(atTheEnd);
  }

  @Test
  void task_thatFailsRunsAgain() {
    RepeatedTask task =
        repeated(
            () -> {
              throw new IllegalStateException("run " + runs.incrementAndGet());
            },
            Duration.ofMillis(5),
            PATIENCE);

    task.start();
    await().until(() -> runs.get() >= 2);

    task.stop();
  }

  @Test
  void stop_doesNotWaitForTheInterval() {
    RepeatedTask task = repeated(this::count, Duration.ofDays(1), PATIENCE);
    task.start();
    await().until(() -> runs.get() == 1);

    task.stop();

    assertThat(runs).hasValue(1);
  }

  @Test
  void stop_letsARunFinish() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    RepeatedTask task =
        repeated(
            () -> {
              running.countDown();
              release.await();
              return count();
            },
            Duration.ofDays(1),
            PATIENCE);
    task.start();
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    Thread stopping = Thread.ofPlatform().start(task::stop);
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);

    release.countDown();

    stopping.join();
    assertThat(runs).hasValue(1);
  }

  @Test
  void stop_interruptsARunAfterTheGracePeriod() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    RepeatedTask task =
        repeated(
            () -> {
              running.countDown();
              new CountDownLatch(1).await();
              return "never";
            },
            Duration.ofDays(1),
            Duration.ofMillis(20));
    task.start();

    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    task.stop();
  }

  @Test
  void interval_ofZeroIsRefused() {
    assertThatThrownBy(() -> repeated(this::count, Duration.ZERO, PATIENCE))
        .isInstanceOf(UsageException.class);
  }

  private String count() {
    return "run " + runs.incrementAndGet();
  }

  private static RepeatedTask repeated(Task task, Duration interval, Duration grace) {
    return new RepeatedTask("test-task", task, interval, grace, CoveyClock.system());
  }
}
