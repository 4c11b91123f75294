/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCheckTest {
  private final StringWriter out = new StringWriter();

  private boolean lines(String in) throws IOException {
    return TextCheck.lines(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out);
  }

  @Test
  void text_isOneObject() {
    assertThat(TextCheck.json("hello"))
        .isEqualTo(
            "{\"weightedLength\":5,\"valid\":true,\"validRange\":[0,4],\"displayRange\":[0,4]}");
    assertThat(TextCheck.json("x".repeat(100_001))).contains("\"error\"");
  }

  @Test
  void lines_areAnsweredOneByOne() throws Exception {
    assertThat(lines("\"a\"\r\n\"a\\nb\"\n\"\\ud83d\\ude00\"")).isTrue();
    assertThat(out.toString().lines().map(line -> line.replaceAll("\\D+", " ").strip()).toList())
        .isEqualTo(List.of("1 0 0 0 0", "3 0 2 0 2", "2 0 1 0 1"));
  }

  @Test
  void badLines_areErrorsAmongTheOthers() throws Exception {
    assertThat(lines("\"a\"\nb\n{}\n\n\"a\" \"b\"\n17\n\"" + "x".repeat(700_000) + "\"\n\"c\"\n"))
        .isFalse();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.getFirst()).startsWith("{\"weightedLength\":1,");
    assertThat(lines.subList(1, 7)).allMatch(line -> line.startsWith("{\"error\":\"the line is "));
    assertThat(lines.getLast()).startsWith("{\"weightedLength\":1,");
  }
}
