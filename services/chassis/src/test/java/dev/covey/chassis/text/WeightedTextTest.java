/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.text.WeightedText.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedTextTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          " ",
          ".",
          ". ",
          "!",
          "é",
          "ß",
          "e\u0301",
          "漢",
          "かな",
          "한",
          "\u1112\u1161",
          "\u0344",
          "\u0958",
          "\uD83D\uDE00",
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uD83C\uDDE9\uD83C\uDDEA",
          "1\uFE0F\u20E3",
          "\u2764\uFE0F",
          "\u00A9",
          "\u00AE",
          "\u2122",
          "https://example.com/a?b=c",
          "t.co",
          "x.de",
          "http://",
          "@anna",
          "#tag",
          "\u2013",
          "\u2026",
          "\uFFFE",
          "\uFEFF",
          "\uD800",
          "\n",
          "\uD834\uDD5E",
          "例え.jp",
          "a.b.c.org");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          hello, 5
          'a b', 3
          café, 4
          'cafe\u0301', 4
          漢字, 4
          かな, 4
          '\u1112\u1161\u11ab', 2
          😀, 2
          👨‍👩‍👧‍👦, 2
          🇩🇪, 2
          👍🏽, 2
          '1\uFE0F\u20E3', 2
          '\u2764\uFE0F', 2
          https://example.com/a/path/that/is/quite/long, 23
          'see example.com, and x.org', 56
          http://localhost, 16
          '\u2013', 1
          '\u201c\u2026\u201d', 4
          """)
  void length_isTheWeightedOne(String text, int length) {
    assertThat(WeightedText.of(text).length()).isEqualTo(length);
    assertThat(WeightedText.of(text).valid()).isTrue();
  }

  @Test
  void ranges_countFromZeroWithBothEnds() {
    assertThat(WeightedText.of("hello"))
        .isEqualTo(new WeightedText(5, true, new Span(0, 4), new Span(0, 4)));
    assertThat(WeightedText.of("a".repeat(281)))
        .isEqualTo(new WeightedText(281, false, new Span(0, 279), new Span(0, 280)));
    assertThat(WeightedText.of("漢".repeat(141)))
        .isEqualTo(new WeightedText(282, false, new Span(0, 139), new Span(0, 140)));
    assertThat(WeightedText.of("  "))
        .isEqualTo(new WeightedText(0, false, new Span(-1, -1), new Span(-1, -1)));
    assertThat(WeightedText.of("x\uFFFEy").valid()).isFalse();
  }

  /** Whatever the cheap bound lets through the parser must let through as well. */
  @Test
  void bound_neverPassesWhatTheParserRefuses() {
    long seed = 280;
    Random random = new Random(seed);
    int passed = 0;
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder("x");
      int pieces = random.nextInt(120);
      boolean plain = random.nextBoolean();
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES.get(random.nextInt(plain ? 7 : PIECES.size())));
      }
      if (WeightedText.surelyFits(text.toString(), WeightedText.POST)) {
        passed++;
        assertThat(WeightedText.of(text.toString()).valid()).as("%s: %s", seed, text).isTrue();
      }
    }
    assertThat(passed).isGreaterThan(500);
  }

  @Test
  void bound_passesPlainTextsUpToTheEnd() {
    assertThat(WeightedText.surelyFits("a".repeat(280), 280)).isTrue();
    assertThat(WeightedText.surelyFits("One. Two. ".repeat(28), 280)).isTrue();
    assertThat(WeightedText.surelyFits("漢".repeat(140), 280)).isTrue();
    assertThat(WeightedText.surelyFits("a".repeat(281), 280)).isFalse();
  }

  /** Texts made to be slow for a parser that works by patterns: some once took it minutes. */
  @Test
  @Timeout(60)
  void hostileTexts_areWeighed() {
    for (String piece :
        List.of("a.", "a.a.a ", "http://a.", "x.com/a.", "a.b-", "@", "\uD83D\uDC68\u200D", "。")) {
      String text = piece.repeat(25_000 / piece.length());
      assertThat(WeightedText.of(text).valid()).as(piece).isFalse();
    }
    String many = "https://" + "a.".repeat(12_000) + "com/" + "b.".repeat(500);
    assertThat(WeightedText.of(many).valid()).isFalse();
  }

  @Test
  void taming_leavesLengthsAndLinksAlone() {
    assertThat(TamedText.of("see www.a.b.c.example.com/x.y.z?q=a.b"))
        .isEqualTo("see www.a.b.c.example.com/x.y.z?q=a.b");
    String path = "x.com/" + "a.".repeat(30) + "z";
    assertThat(WeightedText.of(path).length()).isEqualTo(23);
    assertThat(WeightedText.of("a.".repeat(100)).length()).isEqualTo(200);
    assertThat(WeightedText.of("so" + ".".repeat(100)).length()).isEqualTo(102);
  }
}
