/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.config;

import dev.covey.chassis.config.Catalogue;
import dev.covey.chassis.config.Concern;
import dev.covey.chassis.config.Setting;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.config.ShownSetting;
import java.io.PrintWriter;

/** The settings for people: by concern, each with its value, its origin and its meaning. */
final class SettingsText {
  private static final int VALUE_WIDTH = 32;

  private SettingsText() {}

  static void print(Settings settings, PrintWriter out) {
    int width = Catalogue.settings().mapToInt(setting -> setting.env().length()).max().orElse(0);
    for (Concern concern : Catalogue.CONCERNS) {
      out.println(concern.title());
      for (Setting<?> setting : concern.settings()) {
        ShownSetting shown = settings.show(setting);
        String value = shown.value().isEmpty() ? "-" : shown.value();
        out.println(
            "  "
                + padded(setting.env(), width)
                + "  "
                + padded(value, VALUE_WIDTH)
                + "  "
                + shown.origin());
        out.println("  " + padded("", width) + "  " + setting.meaning());
      }
      out.println();
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
