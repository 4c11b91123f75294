/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LifecycleTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void services_startInOrderAndStopInReverse() throws Exception {
    Lifecycle lifecycle = new Lifecycle(List.of(service("a"), service("b"), service("c")));

    lifecycle.start();
    assertThat(lifecycle.state()).isEqualTo(Lifecycle.State.RUNNING);
    lifecycle.stop();

    assertThat(lifecycle.state()).isEqualTo(Lifecycle.State.STOPPED);
    assertThat(events).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
  }

  @Test
  void failedStart_stopsWhatWasStarted() {
    Lifecycle lifecycle =
        new Lifecycle(
            List.of(
                service("a"),
                service(
                    "b",
                    () -> {
                      throw new IOException("no disk");
                    },
                    () -> {}),
                service("c")));

    assertThatThrownBy(lifecycle::start).isInstanceOf(IOException.class).hasMessage("no disk");

    assertThat(events).containsExactly("+a", "+b", "-b", "-a");
    assertThat(lifecycle.state()).isEqualTo(Lifecycle.State.STOPPED);
  }

  /**
   * The process ends with this, and must not call it a clean stop; the others stop all the same.
   */
  @Test
  void failedStop_isToldToWhoeverAwaitsIt() throws Exception {
    Lifecycle lifecycle =
        new Lifecycle(
            List.of(
                service("a"),
                service(
                    "b",
                    () -> {},
                    () -> {
                      throw new NoClassDefFoundError("half a jar");
                    })));
    lifecycle.start();

    assertThatThrownBy(lifecycle::stop).hasMessage("b failed to stop");
    assertThatThrownBy(lifecycle::awaitStopped)
        .hasMessage("b failed to stop")
        .hasCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(events).endsWith("-a");
    assertThat(lifecycle.state()).isEqualTo(Lifecycle.State.STOPPED);
  }

  @Test
  void failedStart_carriesWhatFailedWhileStopping() {
    Lifecycle lifecycle =
        new Lifecycle(
            List.of(
                service(
                    "a",
                    () -> {},
                    () -> {
                      throw new IllegalStateException("stuck");
                    }),
                service(
                    "b",
                    () -> {
                      throw new IOException("no disk");
                    },
                    () -> {})));

    assertThatThrownBy(lifecycle::start)
        .hasMessage("no disk")
        .satisfies(failure ->
            assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(stop -> assertThat(stop).hasMessage("a failed to stop")));
  }

  @Test
  void failuresWhileStopping_areOneAndKeepNothingRunning() throws Exception {
    Lifecycle lifecycle =
        new Lifecycle(
            List.of(
                service(
                    "a",
                    () -> {},
                    () -> {
                      throw new IllegalStateException("first");
                    }),
                service("b"),
                service(
                    "c",
                    () -> {},
                    () -> {
                      throw new IllegalStateException("last");
                    })));
    lifecycle.start();

    assertThatThrownBy(lifecycle::stop)
        .hasMessage("c failed to stop")
        .hasRootCauseMessage("last")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(events).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
  }

  @Test
  void stop_stopsOnceHoweverOftenItIsCalled() throws Exception {
    Lifecycle lifecycle = new Lifecycle(List.of(service("a")));
    lifecycle.start();

    lifecycle.stop();
    lifecycle.stop();
    lifecycle.awaitStopped();

    assertThat(events).containsExactly("+a", "-a");
  }

  @Test
  void stop_beforeStartLeavesNothingToStart() throws Exception {
    Lifecycle lifecycle = new Lifecycle(List.of(service("a")));

    lifecycle.stop();

    assertThatThrownBy(lifecycle::start).isInstanceOf(IllegalStateException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void stop_whileStartingInterruptsTheStart() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    Lifecycle lifecycle =
        new Lifecycle(
            List.of(
                service("a"),
                service(
                    "b",
                    () -> {
                      starting.countDown();
                      new CountDownLatch(1).await();
                    },
                    () -> {}),
                service("c")));
    FutureTask<Boolean> start =
        new FutureTask<>(() -> {
          lifecycle.start();
          return true;
        });
    Thread.ofVirtual().start(start);
    assertThat(starting.await(10, TimeUnit.SECONDS)).isTrue();

    lifecycle.stop();

    assertThatThrownBy(start::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(events).containsExactly("+a", "+b", "-b", "-a");
  }

  private Service service(String name) {
    return service(name, () -> {}, () -> {});
  }

  private Service service(String name, Act onStart, Runnable onStop) {
    return new Service() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void start() throws Exception {
        events.add("+" + name);
        onStart.run();
      }

      @Override
      public void stop() {
        events.add("-" + name);
        onStop.run();
      }
    };
  }

  @FunctionalInterface
  private interface Act {
    void run() throws Exception;
  }
}
