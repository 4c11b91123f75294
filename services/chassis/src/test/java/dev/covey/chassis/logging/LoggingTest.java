/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.LogConfig;
import dev.covey.chassis.tracing.TraceScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir Path folder;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private PrintStream before = System.err;

  @BeforeEach
  void capture() {
    before = System.err;
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(before);
  }

  @Test
  void failure_isOneLineOnTheConsoleAndWholeInTheFile() throws IOException {
    try (Logging _ = configure(LogConfig.Format.TEXT)) {
      traced(() -> {
        LOG.error(
            "job {} failed",
            7,
            new IllegalStateException("can't store", new IOException("disk full\nreally")));
        return true;
      });
    }

    assertThat(consoleLines())
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .matches(
                    "\\d\\d:\\d\\d:\\d\\d ERROR job 7 failed: IllegalStateException: can't store"
                        + " <- IOException: disk full \\[0af76519]"));
    assertThat(folder.resolve("probe.log"))
        .content()
        .contains("job 7 failed", TRACE, "Caused by: java.io.IOException: disk full", "\tat ");
  }

  @Test
  void json_isAskedForOnBoth() throws IOException {
    try (Logging _ = configure(LogConfig.Format.JSON)) {
      traced(() -> {
        LOG.info("stored {} tweets", 3);
        return true;
      });
    }

    String file = Files.readString(folder.resolve("probe.log"));
    assertThat(consoleLines()).containsExactly(file.strip());
    JsonNode line = JsonMapper.shared().readTree(file);
    assertThat(line.get("formattedMessage").asString()).isEqualTo("stored 3 tweets");
    assertThat(line.get("level").asString()).isEqualTo("INFO");
    assertThat(line.get("mdc").get("traceId").asString()).isEqualTo(TRACE);
  }

  @Test
  void level_isCoveysOwn() throws IOException {
    try (Logging _ = configure(LogConfig.Format.TEXT)) {
      LOG.debug("not this");
      LoggerFactory.getLogger("org.library").info("nor this");
      LoggerFactory.getLogger("org.library").warn("but this");
    }

    assertThat(consoleLines())
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith("WARN  but this"));
  }

  @Test
  void secondCopy_writesAFileOfItsOwn() throws IOException {
    try (LogFile first = LogFile.claim(folder, "probe");
        LogFile second = LogFile.claim(folder, "probe")) {
      assertThat(first.path()).hasFileName("probe.log");
      assertThat(second.path()).hasFileName("probe-2.log");
    }
    try (LogFile again = LogFile.claim(folder, "probe")) {
      assertThat(again.path()).hasFileName("probe.log");
    }
  }

  @Test
  void unusableFolder_isALineAndNoMore() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "not a folder");

    try (Logging _ =
        Logging.configure(
            new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.INFO, file), "probe")) {
      LOG.info("still here");
    }

    assertThat(consoleLines())
        .hasSize(2)
        .satisfies(lines -> {
          assertThat(lines.getFirst()).contains("no log file", "COVEY_LOGS_DIR");
          assertThat(lines.getLast()).endsWith("still here");
        });
  }

  private Logging configure(LogConfig.Format format) {
    return Logging.configure(new LogConfig(format, LogConfig.Level.INFO, folder), "probe");
  }

  private static void traced(Supplier<Boolean> work) {
    TraceScope.call("00-" + TRACE + "-b7ad6b7169203331-01", work::get);
  }

  private List<String> consoleLines() {
    return console.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
