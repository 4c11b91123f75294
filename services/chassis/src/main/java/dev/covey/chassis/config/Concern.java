/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.List;

/** Settings that belong together, as they are shown to people. */
public record Concern(String title, List<Setting<?>> settings) {
  public Concern {
    settings = List.copyOf(settings);
  }

  static Concern of(String title, Setting<?>... settings) {
    return new Concern(title, List.of(settings));
  }
}
