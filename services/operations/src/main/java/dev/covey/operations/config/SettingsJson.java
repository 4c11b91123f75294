/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.config;

import dev.covey.chassis.config.Catalogue;
import dev.covey.chassis.config.Problem;
import dev.covey.chassis.config.Setting;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.config.ShownSetting;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The settings for machines: one object, its member names a contract. */
final class SettingsJson {
  private SettingsJson() {}

  record Page(List<Row> settings, List<Problem> problems) {}

  record Row(
      String environment,
      String property,
      String value,
      String origin,
      String meaning,
      String allowed,
      boolean secret) {}

  static String of(Settings settings) {
    List<Row> rows = Catalogue.settings().map(settings::show).map(SettingsJson::row).toList();
    return JsonMapper.shared().writeValueAsString(new Page(rows, settings.problems()));
  }

  private static Row row(ShownSetting shown) {
    Setting<?> setting = shown.setting();
    return new Row(
        setting.env(),
        setting.property(),
        shown.value(),
        shown.origin(),
        setting.meaning(),
        setting.type().allowed(),
        setting.type().secret());
  }
}
