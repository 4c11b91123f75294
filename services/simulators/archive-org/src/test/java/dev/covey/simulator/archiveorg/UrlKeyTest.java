/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UrlKeyTest {

  @Test
  void sameAddressInOtherDress_hasTheSameKey() {
    assertThat(UrlKey.of("https://x.com/Ada/status/20")).isEqualTo("com,x)/ada/status/20");
    assertThat(UrlKey.of("http://www.x.com/ada/status/20/")).isEqualTo("com,x)/ada/status/20");
    assertThat(UrlKey.of("x.com/ada/status/20")).isEqualTo("com,x)/ada/status/20");
    assertThat(UrlKey.of("https://x.com")).isEqualTo("com,x)/");
    assertThat(UrlKey.of("http://mobile.x.com:8080/a?b=C")).isEqualTo("com,x,mobile:8080)/a?b=c");
  }

  @Test
  void whatIsNoAddress_isItsOwnKey() {
    assertThat(UrlKey.of("Nonsense")).isEqualTo("nonsense");
    assertThat(UrlKey.web("mailto:a@b.example")).isEmpty();
    assertThat(UrlKey.web("javascript://x.com/%0aalert(1)")).isEmpty();
  }

  @Test
  void span_readsDaysHoursMinutesAndSeconds() {
    assertThat(SaveRoutes.span("3d 5h 20m"))
        .isEqualTo(Duration.ofDays(3).plusHours(5).plusMinutes(20));
    assertThat(SaveRoutes.span("90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(SaveRoutes.span("1h,2d")).isEqualTo(Duration.ofHours(1));
    assertThat(SaveRoutes.span("")).isZero();
  }
}
