/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.view.Text;
import dev.covey.simulator.x.view.TextLength;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "hello, 5",
    "héllo, 5",
    "'', 0",
    "字字, 4",
    "👍, 2",
    "👨‍👩‍👧‍👦, 2",
    "👍🏽, 2",
    "1️⃣, 2",
    "123 #, 5",
    "https://example.org/a/very/long/path/that/goes/on, 23",
    "see https://example.org ok, 30",
    "“quoted”, 8"
  })
  void length_isWeighted(String text, int expected) {
    assertThat(TextLength.of(text)).isEqualTo(expected);
  }

  @Test
  void places_areCountedInCodePoints() {
    Text text = Text.of("👍 @ada $ABC", false);

    assertThat(text.entities().get("mentions"))
        .containsExactly(Map.of("start", 2, "end", 6, "username", "ada"));
    assertThat(text.entities().get("cashtags"))
        .containsExactly(Map.of("start", 7, "end", 11, "tag", "ABC"));
  }

  @Test
  void addresses_areShortenedAlikeEveryTime() {
    String first = Text.of("https://example.org/a.", true).value();

    assertThat(first).matches("https://t\\.co/\\w{10}\\.");
    assertThat(Text.of("https://example.org/a.", true).value()).isEqualTo(first);
    assertThat(Text.of("https://example.org/b.", true).value()).isNotEqualTo(first);
  }

  @Test
  void mailAddressesAndNumbers_areNoTags() {
    assertThat(Text.of("mail@example.org #1 $5 a#b", false).entities()).isEmpty();
  }
}
