/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawFrameTest {
  private static String text(Frame frame, int width, boolean colour) {
    return String.join("\n", DrawFrame.lines(frame, width, colour));
  }

  @Test
  void wholeFrame_saysAllThatThereIs() {
    assertThat(text(Frames.full(), 140, false))
        .contains("last minute 12: 100 % succeeded, 0 failed")
        .contains("last 15 minutes 180: 98.8 % succeeded, 2 failed, 1 cancelled")
        .contains("100,000+ pending, 188 completed, 2 failed, 5 held, 1 unknown")
        .containsPattern("post +2 failed, 1 unknown")
        .contains("all accounts, in 30 s: the app is suspended")
        .contains("every kind: maintenance")
        .contains("[########] 30/30 15m  [####....] 40/100 1h  [#.......] 1/500 1d")
        .contains("9,812 pending  next in 2 m 3 s: 30 per 15m")
        .contains("3 pending  stopped: told \\u001b[2J to stop")
        .contains("and 7 more")
        .contains("09:59:55Z 20 anna post (open again in 15 m 0 s) X answered 429: \\u001b[31mslow")
        .contains("5 by automated-like")
        .contains("1, the next look in 1 m 1 s")
        .contains("the last pending one about 2026-11-22 17:33Z, in 2 d 7 h")
        .contains("anna 2026-11-22 17:33Z  30 per 15m");
  }

  @Test
  void strangersTexts_controlNothing() {
    assertThat(text(Frames.full(), 200, false))
        .doesNotContain("\u001b", "\u0007", "\r", "\u202e")
        .contains("campaign spring\\u001b]0;x\\u0007");
    assertThat(text(Frames.full(), 200, true).replaceAll("\u001b\\[\\d+m", ""))
        .as("colours are all that is there besides")
        .isEqualTo(text(Frames.full(), 200, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 40, 79, 80, 100, 133, 500})
  void everyLine_fitsAnyWidth(int width) {
    List<String> lines = DrawFrame.lines(Frames.full(), width, true);

    assertThat(lines)
        .hasSizeGreaterThan(10)
        .allSatisfy(line ->
            assertThat(TextWidth.of(line.replaceAll("\u001b\\[\\d+m", "")))
                .isLessThanOrEqualTo(width));
    assertThat(lines)
        .allSatisfy(line ->
            assertThat(line.lastIndexOf("\u001b[") < 0 || line.contains("\u001b[0m")).isTrue());
  }

  @Test
  void narrowTerminal_showsTheFullestWindowFirst() {
    assertThat(text(Frames.full(), 80, false)).contains("30/30 15m").doesNotContain("1/500 1d");
  }

  @Test
  void emptyQueue_isToldToBeEmpty() {
    assertThat(text(Frames.EMPTY, 80, false)).contains("queue     nothing", "last minute 0");
    assertThat(DrawFrame.statusLine(Frames.EMPTY)).isEqualTo("nothing (last minute 0)");
  }
}
