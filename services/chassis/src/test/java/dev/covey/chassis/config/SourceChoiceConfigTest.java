/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.KnownSource;
import org.junit.jupiter.api.Test;

class SourceChoiceConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        SourceChoiceConfig.CONCERN, "history.source | COVEY_HISTORY_SOURCE | nitter");
  }

  @Test
  void values() {
    assertThat(Configs.of().sourceChoice()).isEqualTo(new SourceChoiceConfig(KnownSource.NITTER));
    assertThat(Configs.of("COVEY_HISTORY_SOURCE", "x").sourceChoice())
        .isEqualTo(new SourceChoiceConfig(KnownSource.X));
  }
}
