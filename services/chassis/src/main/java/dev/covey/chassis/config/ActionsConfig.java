/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.time.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How actions are carried out.
 *
 * @param media the folder of the files that they post
 * @param quietHours null for none
 * @param creditsPerDay in millionths of a dollar; 0 for no limit
 */
public record ActionsConfig(
    Duration lease,
    Path media,
    double jitter,
    @Nullable QuietHours quietHours,
    long creditsPerDay) {
  public static final Setting<Duration> LEASE =
      new Setting<>(
          "actions.lease",
          ValueTypes.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
          "60s",
          "real time after which a worker that has an action in hand counts as dead, unless it says"
              + " that it lives; well above what one call takes");

  public static final Setting<Path> MEDIA =
      new Setting<>(
          "actions.media",
          ValueTypes.path(),
          null,
          "folder of the files that actions post, by their content; where not given, 'media' in the"
              + " data folder; the same for whoever imports and for the workers");

  public static final Setting<Double> JITTER =
      new Setting<>(
          "actions.jitter",
          ValueTypes.number(0, 1),
          "0",
          "by how much of itself the least interval between two actions of a lane grows at most, at"
              + " random; 0 for none");

  public static final Setting<QuietHours> QUIET_HOURS =
      new Setting<>(
          "actions.quiet-hours",
          ValueTypes.quietHours(),
          null,
          "hours of every day in which no action begins");

  public static final Setting<Double> CREDITS =
      new Setting<>(
          "actions.credits-per-day",
          ValueTypes.number(0, 1_000_000),
          "0",
          "dollars that actions may cost at X in a day of UTC, by X's list of prices; 0 for no limit");

  static final Concern CONCERN = Concern.of("Actions", LEASE, MEDIA, JITTER, QUIET_HOURS, CREDITS);

  static ActionsConfig from(Settings settings) {
    Path home = settings.get(HomeConfig.HOME);
    return new ActionsConfig(
        settings.get(LEASE),
        settings.find(MEDIA).orElse(home.resolve("media")),
        settings.get(JITTER),
        settings.find(QUIET_HOURS).orElse(null),
        Math.round(settings.get(CREDITS) * 1_000_000));
  }
}
