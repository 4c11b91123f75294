/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final Places places = new Places(2);

  @Test
  void placesOfOneWebhook_areFew() throws InterruptedException {
    try (Places.Place first = places.take(1);
        Places.Place second = places.take(1)) {
      assertThat(first).isNotNull();
      assertThat(second).isNotNull();
      assertThat(places.take(1)).as("even after some patience").isNull();
      try (Places.Place other = places.take(2)) {
        assertThat(other).as("a place of another webhook").isNotNull();
      }
    }
    try (Places.Place again = places.take(1)) {
      assertThat(again).isNotNull();
    }
  }

  /** The first one that waited in vain is enough. */
  @Test
  void slowReceiver_isNotWaitedFor() throws InterruptedException {
    try (Places.Place first = places.take(1);
        Places.Place second = places.take(1)) {
      assertThat(first).isNotEqualTo(second);
      assertThat(places.take(1)).isNull();
      long begun = System.nanoTime();
      assertThat(places.take(1)).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void placeThatIsSoonFree_isWaitedFor() throws Exception {
    Places.Place first = Objects.requireNonNull(places.take(1));
    try (Places.Place second = places.take(1)) {
      Thread leaving = Thread.ofVirtual().start(first::close);
      try (Places.Place third = places.take(1)) {
        assertThat(third).isNotNull().isNotEqualTo(second);
      }
      leaving.join();
    }
  }

  @Test
  void turns_comeOneAfterTheOther() throws InterruptedException {
    try (Places.Place first = places.take(1);
        Places.Place second = places.take(1)) {
      assertThat(first).isNotEqualTo(second);
      assertThat(places.take(1)).isNull();
    }
    Instant turn = places.turn(1, NOW);
    assertThat(turn).isAfter(NOW);
    for (int i = 0; i < 100; i++) {
      Instant next = places.turn(1, NOW);
      assertThat(next).isAfter(turn).isBefore(NOW.plus(Duration.ofMinutes(11)));
      turn = next;
    }
    assertThat(places.turn(2, NOW)).as("another line").isBefore(NOW.plusSeconds(1));
  }
}
