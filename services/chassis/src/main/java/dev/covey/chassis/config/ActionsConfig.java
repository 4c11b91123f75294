/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How actions are carried out.
 *
 * @param media the folder of the files that they post
 */
public record ActionsConfig(Duration lease, Path media) {
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

  static final Concern CONCERN = Concern.of("Actions", LEASE, MEDIA);

  static ActionsConfig from(Settings settings) {
    Path home = settings.get(HomeConfig.HOME);
    return new ActionsConfig(
        settings.get(LEASE), settings.find(MEDIA).orElse(home.resolve("media")));
  }
}
