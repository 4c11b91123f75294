/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.review.ReviewSchedule;
import java.time.Duration;

/** How often profiles and stored tweets are looked at, and what makes a verdict. */
public record HistoryConfig(
    Duration goneAfter, ReviewSchedule reviewSchedule, Duration profileEvery) {
  public static final Setting<Duration> GONE_AFTER =
      new Setting<>(
          "history.gone-after",
          ValueTypes.duration(Duration.ofMinutes(10), Duration.ofDays(30)),
          "6h",
          "how far apart two looks must be that did not show a tweet, or a profile, before it counts"
              + " as gone");
  public static final Setting<ReviewSchedule> REVIEW_SCHEDULE =
      new Setting<>(
          "history.review-schedule",
          ValueTypes.reviewSchedule(),
          "1h:15m,1d:2h,7d:12h,30d:3d,365d:14d,older:60d",
          "how often a tweet is looked at, by its age: 1h:15m is every 15 minutes in its first hour");
  public static final Setting<Duration> PROFILE_EVERY =
      new Setting<>(
          "history.profile-every",
          ValueTypes.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
          "6h",
          "how often an active profile is looked at");

  static final Concern CONCERN = Concern.of("History", GONE_AFTER, REVIEW_SCHEDULE, PROFILE_EVERY);

  static HistoryConfig from(Settings settings) {
    return new HistoryConfig(
        settings.get(GONE_AFTER), settings.get(REVIEW_SCHEDULE), settings.get(PROFILE_EVERY));
  }
}
