/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedLookTest {
  @Test
  void look_answers() {
    BoundedLook<String> look = new BoundedLook<>(() -> "well", Duration.ofSeconds(10));

    assertThat(look.look()).contains("well");
    assertThat(look.look()).contains("well");
  }

  @Test
  void look_asksOnceWhileTheAnswerIsOut() {
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    BoundedLook<Integer> look =
        new BoundedLook<>(
            () -> {
              asked.incrementAndGet();
              return answer.join();
            },
            Duration.ofMillis(20));

    assertThat(look.look()).isEmpty();
    assertThat(look.look()).isEmpty();
    assertThat(asked).hasValue(1);

    answer.complete(7);
    await().untilAsserted(() -> assertThat(look.look()).contains(7));
  }
}
