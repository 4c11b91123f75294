/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.review.ReviewSchedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        HistoryConfig.CONCERN,
        "history.gone-after | COVEY_HISTORY_GONE_AFTER | 6h",
        "history.review-schedule | COVEY_HISTORY_REVIEW_SCHEDULE |"
            + " 1h:15m,1d:2h,7d:12h,30d:3d,365d:14d,older:60d",
        "history.profile-every | COVEY_HISTORY_PROFILE_EVERY | 6h");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().history())
        .isEqualTo(
            new HistoryConfig(Duration.ofHours(6), ReviewSchedule.DEFAULT, Duration.ofHours(6)));
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_HISTORY_GONE_AFTER",
                    "1h",
                    "COVEY_HISTORY_REVIEW_SCHEDULE",
                    "1d:1h,older:30d",
                    "COVEY_HISTORY_PROFILE_EVERY",
                    "30m")
                .history())
        .isEqualTo(
            new HistoryConfig(
                Duration.ofHours(1),
                ReviewSchedule.parse("1d:1h,older:30d"),
                Duration.ofMinutes(30)));
  }

  @Test
  void scheduleThatFallsBack_isRefused() {
    assertThatThrownBy(() -> Configs.of("COVEY_HISTORY_REVIEW_SCHEDULE", "1d:1h,1h:1m,older:30d"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("COVEY_HISTORY_REVIEW_SCHEDULE");
  }
}
