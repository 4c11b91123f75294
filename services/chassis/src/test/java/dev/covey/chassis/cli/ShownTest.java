/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

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
  void lines_areKeptOrJoined() {
    String hostile = "a\u001b]0;b\r\nc\u2066";

    assertThat(Shown.paragraph(hostile)).isEqualTo("a\\u001b]0;b\\u000d\nc\\u2066");
    assertThat(Shown.line(hostile)).isEqualTo("a\\u001b]0;b\\u000d c\\u2066");
  }

  @Test
  void nothing_isADash() {
    assertThat(Shown.orDash(null)).isEqualTo("-");
    assertThat(Shown.orDash("\u009b2J")).isEqualTo("\\u009b2J");
  }

  @Test
  void character_isNotCutInTwo() {
    assertThat(Shown.brief("x".repeat(59) + "😀😀")).isEqualTo("x".repeat(59) + "…");
  }

  @Test
  void longText_isCut() {
    assertThat(Shown.brief("x".repeat(10_000_000))).hasSize(61).endsWith("x…");
  }
}
