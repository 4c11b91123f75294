/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PostCheckCommandTest {
  private final StringWriter out = new StringWriter();

  @Test
  void text_isWeighed() {
    int code =
        new CommandLine(new PostCommand())
            .setOut(new PrintWriter(out))
            .execute("check", "see https://example.com/a/long/way/to/go \uD83D\uDC4B");

    assertThat(code).isZero();
    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"weightedLength\":30,\"valid\":true,\"validRange\":[0,42],\"displayRange\":[0,42]}");
  }

  @Test
  void lines_endWithOneWhereAnyIsBad() throws Exception {
    assertThat(all("\"a\"\n\"b\"\n")).isZero();
    assertThat(all("\"a\"\nno\n\"b\"\n")).isEqualTo(1);
    assertThat(out.toString().lines().count()).isEqualTo(5);
  }

  private int all(String lines) throws Exception {
    return PostCheckCommand.all(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out));
  }
}
