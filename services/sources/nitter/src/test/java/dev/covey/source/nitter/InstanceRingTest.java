/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.testing.fixtures.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceRingTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
  private final Instance heavy = Instance.of(URI.create("https://heavy.example#weight=3"));
  private final Instance light = Instance.of(URI.create("http://light.example:8080"));
  private final InstanceRing ring = new InstanceRing(List.of(heavy, light), clock);

  @Test
  void turns_areSharedByWeight() {
    List<Instance> first = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Instance> order = ring.order();
      assertThat(order).containsExactlyInAnyOrder(heavy, light);
      first.add(order.getFirst());
    }
    assertThat(Collections.frequency(first, heavy)).isEqualTo(6);
  }

  @Test
  void rowOfFailures_opensTheCircuitForLongerAndLonger() {
    fail(heavy, 2);
    assertThat(ring.order()).contains(heavy);
    fail(heavy, 1);
    assertThat(ring.order()).containsExactly(light);
    clock.advance(Duration.ofSeconds(30));
    assertThat(ring.order()).contains(heavy);
    fail(heavy, 1);
    clock.advance(Duration.ofSeconds(59));
    assertThat(ring.order()).doesNotContain(heavy);
    clock.advance(Duration.ofSeconds(1));
    assertThat(ring.order()).contains(heavy);
    fail(heavy, 100);
    clock.advance(Duration.ofMinutes(15));
    assertThat(ring.order()).contains(heavy);
    ring.succeeded(heavy);
    fail(heavy, 2);
    assertThat(ring.order()).contains(heavy);
  }

  @Test
  void nextOpening_saysWhoWhenAndWhy() {
    fail(light, 3);
    ring.shutUntil(heavy, clock.instant().plusSeconds(600), "429");
    assertThat(ring.order()).isEmpty();
    assertThat(ring.nextOpening())
        .contains(new InstanceRing.Shut(light, clock.instant().plusSeconds(30), "broken", false));
    clock.advance(Duration.ofSeconds(30));
    fail(light, 8);
    assertThat(ring.nextOpening().orElseThrow().rateLimited()).isTrue();
    assertThat(new InstanceRing(List.of(), clock).nextOpening()).isEmpty();
  }

  private void fail(Instance instance, int times) {
    for (int i = 0; i < times; i++) {
      ring.failed(instance, "broken");
    }
  }

  @Test
  void instance_isNamedByHostAndUnusualPort() {
    assertThat(heavy.place()).isEqualTo("nitter:heavy.example");
    assertThat(light.place()).isEqualTo("nitter:light.example:8080");
    assertThat(light.meter()).hasToString("nitter:light.example:8080/request");
    assertThat(heavy.weight()).isEqualTo(3);
    assertThat(heavy.base()).hasToString("https://heavy.example/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://x.example", "https://x.example#weight=0", "https://x.example#three"})
  void instance_refusesWhatItCannotUse(String url) {
    assertThatThrownBy(() -> Instance.of(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
