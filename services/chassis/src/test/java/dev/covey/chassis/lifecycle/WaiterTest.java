/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaiterTest {
  private final CoveyClock clock = CoveyClock.system();
  private final Waiter waiter = new Waiter(clock);

  @Test
  void waitUntil_returnsWhenTheMomentHasCome() throws InterruptedException {
    Instant then = clock.instant().plusMillis(30);

    assertThat(waiter.waitUntil(then)).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo(then);
  }

  @Test
  void waitUntil_doesNotWaitForThePast() throws InterruptedException {
    assertThat(waiter.waitUntil(Instant.EPOCH)).isTrue();
  }

  @Test
  void waitUntil_followsAFasterClock() throws InterruptedException {
    Instant now = Instant.now();
    CoveyClock fast = CoveyClock.speeded(now, now, 3_600);

    assertThat(new Waiter(fast).waitFor(Duration.ofMinutes(5))).isTrue();
    assertThat(Duration.between(now, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void wake_endsAWait() throws InterruptedException, ExecutionException {
    FutureTask<Boolean> wait = new FutureTask<>(() -> waiter.waitUntil(Instant.MAX));
    Thread thread = Thread.ofPlatform().start(wait);
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

    waiter.wake();

    assertThat(wait.get()).isFalse();
  }

  @Test
  void wake_isKeptForTheNextWaitOnly() throws InterruptedException {
    waiter.wake();
    waiter.wake();

    assertThat(waiter.waitFor(Duration.ofDays(1))).isFalse();
    assertThat(waiter.waitFor(Duration.ofMillis(5))).isTrue();
  }

  @Test
  void interrupt_endsAWait() {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                waiter.waitFor(Duration.ofDays(1));
              } catch (InterruptedException expected) {
                ended.complete(expected);
              }
            });

    thread.interrupt();

    assertThat(ended.join()).isInstanceOf(InterruptedException.class);
  }
}
