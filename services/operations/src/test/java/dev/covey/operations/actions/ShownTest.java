/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void controlCharacters_areWrittenOut() {
    assertThat(Shown.brief("a\u001b[2Jb\nc\0\u202ed"))
        .isEqualTo("a\\u001b[2Jb\\u000ac\\u0000\\u202ed");
    assertThat(Shown.brief("Zoë 日本")).isEqualTo("Zoë 日本");
  }

  @Test
  void longText_isCut() {
    assertThat(Shown.brief("x".repeat(10_000_000))).hasSize(61).endsWith("x…");
  }
}
