/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionPriceTest {
  @ParameterizedTest
  @CsvSource({
    "POST, Good morning, 15000",
    "POST, Good morning. See https://example.com/x, 200000",
    "POST, Good morning at example.com/x, 200000",
    "REPLY, example.com/x, 200000",
    "REPLY, Thank you, 10000",
    "QUOTE, at example.com, 200000",
    "DM, at example.com, 15000",
    "LIKE, , 15000",
    "DELETE, , 10000"
  })
  void linkInAPost_isDear_alsoWithoutScheme(ActionKind kind, String text, long price) {
    ActionContent content = new ActionContent(1L, null, text, List.of(), List.of());
    assertThat(ActionPrice.of(kind, content)).isEqualTo(price);
  }
}
