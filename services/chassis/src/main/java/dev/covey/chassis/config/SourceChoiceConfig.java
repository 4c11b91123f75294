/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.source.KnownSource;

/** Where profiles are read that have no choice of their own. */
public record SourceChoiceConfig(KnownSource usual) {
  public static final Setting<KnownSource> HISTORY_SOURCE =
      new Setting<>(
          "history.source",
          ValueTypes.oneOf(KnownSource.class),
          "nitter",
          "where a profile is read first, unless it says otherwise itself; the other source is asked"
              + " where this one can't see");

  static final Concern CONCERN = Concern.of("Choice of source", HISTORY_SOURCE);

  static SourceChoiceConfig from(Settings settings) {
    return new SourceChoiceConfig(settings.get(HISTORY_SOURCE));
  }
}
