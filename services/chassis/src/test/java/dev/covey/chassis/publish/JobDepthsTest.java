/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobDepthsTest {
  private final JobDepths depths = new JobDepths(50);

  @Test
  void publishedDuringACount_isNotForgottenByIt() {
    long before = depths.publishedSoFar("Action");
    for (int i = 0; i < 50; i++) {
      depths.published("Action");
    }
    depths.counted("Action", 0, before);

    assertThat(depths.room("Action")).isZero();
  }

  @Test
  void nextCount_givesTheRoomBack() {
    for (int i = 0; i < 50; i++) {
      depths.published("Action");
    }
    depths.counted("Action", 20, depths.publishedSoFar("Action"));

    assertThat(depths.room("Action")).isEqualTo(30);
    assertThat(depths.room("Archive")).isEqualTo(50);
  }
}
