/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Set<String> OPTIONS = Set.of("--every");

  @Test
  void option_isReadInBothForms() {
    assertThat(
            Arguments.parse(List.of("--every", "30s"), OPTIONS).duration("--every").orElseThrow())
        .hasSeconds(30);
    assertThat(Arguments.parse(List.of("--every=2m"), OPTIONS).duration("--every").orElseThrow())
        .hasMinutes(2);
    assertThat(Arguments.parse(List.of(), OPTIONS).text("--every")).isEmpty();
  }

  @Test
  void wrongUse_saysWhatIsWrong() {
    assertRefused(List.of("--evry", "30s"), "'--evry' is not an option; did you mean --every?");
    assertRefused(List.of("now"), "'now' is not an option; there is --every");
    assertRefused(List.of("--every"), "--every needs a value");
    assertRefused(List.of("--every", "1s", "--every=2s"), "--every is given twice");
    assertThatThrownBy(() -> Arguments.parse(List.of("x"), Set.of()))
        .hasMessage("'x' is too much: this service takes no options");
    assertThatThrownBy(
            () -> Arguments.parse(List.of("--every", "often"), OPTIONS).duration("--every"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--every: 'often' is not a time span");
  }

  private static void assertRefused(List<String> arguments, String message) {
    assertThatThrownBy(() -> Arguments.parse(arguments, OPTIONS))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
