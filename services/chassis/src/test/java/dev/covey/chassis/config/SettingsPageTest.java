/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("covey.root", "../.."), "docs", "SETTINGS.md");

  @Test
  void page_isWhatTheDeclarationsSay() throws IOException {
    if (Boolean.getBoolean("covey.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, SettingsTable.markdown());
    }

    assertThat(PAGE)
        .as("run this test with -Dcovey.write=true to bring the page up to date")
        .hasContent(SettingsTable.markdown());
  }

  @Test
  void everySetting_isDeclaredOnceAndExplained() {
    List<Setting<?>> settings = Catalogue.settings().toList();

    assertThat(settings).extracting(Setting::env).doesNotHaveDuplicates();
    assertThat(settings).extracting(Setting::meaning).doesNotContain("");
    assertThat(settings)
        .allSatisfy(setting -> {
          String value = setting.defaultValue();
          if (value != null) {
            assertThat(setting.type().parse(value)).isNotNull();
          }
        });
  }
}
