/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings table of the documentation, made from the declarations. */
public final class SettingsTable {
  private SettingsTable() {}

  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            Made from the declarations in `services/chassis`; do not edit.

            A value comes from the first that has it: the environment, the file named by
            `COVEY_CONFIG` (or `covey.properties` in the data folder), the servers that
            `./covey up` has running on the same data folder, the default. A key that does not
            exist is an error. `./covey config` shows every value and where it comes from.
            """);
    for (Concern concern : Catalogue.CONCERNS) {
      page.append("\n## ").append(concern.title()).append("\n\n");
      page.append("| property | environment | default | allowed | meaning |\n");
      page.append("|---|---|---|---|---|\n");
      concern.settings().forEach(setting -> page.append(row(setting)));
    }
    return page.toString();
  }

  private static String row(Setting<?> setting) {
    List<String> cells =
        List.of(
            code(setting.property()),
            code(setting.env()),
            code(setting.defaultValue()),
            setting.type().allowed(),
            setting.meaning());
    return "| " + String.join(" | ", cells).replace("\n", " ") + " |\n";
  }

  private static String code(@Nullable String text) {
    return text == null || text.isEmpty() ? "" : "`" + text + "`";
  }
}
