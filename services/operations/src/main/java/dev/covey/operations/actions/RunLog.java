/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Shown;
import dev.covey.intake.AccountForecast;
import dev.covey.intake.Dollars;
import dev.covey.intake.ImportReport;
import dev.covey.model.action.ActionLine;
import dev.covey.model.time.CoveyClock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run of an import: what the file was, its counts, problems and forecast, and then
 * each action that is settled while the run goes on. What strangers wrote stays on its line.
 */
final class RunLog implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_IN_A_SECOND = 1_000;

  private final Path file;
  private final BufferedWriter out;
  private final CoveyClock clock;

  private RunLog(Path file, BufferedWriter out, CoveyClock clock) {
    this.file = file;
    this.out = out;
    this.clock = clock;
  }

  /** Begins a file of its own in this folder, which is made where it is missing. */
  static RunLog begin(Path folder, CoveyClock clock) throws IOException {
    Files.createDirectories(folder);
    String name = "process_actions_" + NAME.format(clock.instant());
    for (int copy = 1; copy <= MOST_IN_A_SECOND; copy++) {
      Path file = folder.resolve(name + (copy == 1 ? "" : "_" + copy) + ".log");
      try {
        return new RunLog(
            file,
            Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW),
            clock);
      } catch (FileAlreadyExistsException taken) {
        // another run began in the same second
      }
    }
    throw new IOException("too many runs began in one second in " + folder);
  }

  Path file() {
    return file;
  }

  void write(ImportReport report) throws IOException {
    line(ImportText.headline(report));
    ImportReport.Counts counts = report.counts();
    line("campaign %s, sha256 %s".formatted(report.campaign(), report.sha256()));
    line(
        "%d rows: %d added, %d of them held, %d already imported, %d settled before, %d invalid"
            .formatted(
                counts.rows(),
                counts.added(),
                counts.held(),
                counts.already(),
                counts.settled(),
                counts.invalid()));
    for (String warning : report.warnings()) {
      line("warning: " + warning);
    }
    for (var problem : report.problems()) {
      line("problem: " + problem.text());
    }
    long more = report.problemCount() - report.problems().size();
    if (more > 0) {
      line("and %d more problems".formatted(more));
    }
    if (report.problemTable() != null) {
      line("the rows with problems: " + report.problemTable());
    }
    for (AccountForecast account : AccountForecast.of(report.lanes())) {
      line(
          "forecast of account %s: %d actions for %s, the first about %s, the last about %s%s"
              .formatted(
                  account.account(),
                  account.actions(),
                  Dollars.text(account.credits()),
                  known(account.first()),
                  known(account.last()),
                  account.binds() == null ? "" : "; " + account.binds()));
    }
    if (!report.lanes().isEmpty()) {
      line(ImportText.cost(report.cost()));
    }
    out.flush();
  }

  void settled(List<ActionLine> actions) throws IOException {
    for (ActionLine action : actions) {
      settled(action);
    }
    out.flush();
  }

  private void settled(ActionLine action) throws IOException {
    StringBuilder text = new StringBuilder("action ");
    text.append(action.id()).append(' ').append(action.lane().account());
    text.append(' ').append(action.lane().kind().column());
    if (action.content().target() != null) {
      text.append(' ').append(action.content().target());
    }
    if (action.row() != null) {
      text.append(" (row ").append(action.row()).append(')');
    }
    text.append(": ").append(action.status().column());
    text.append(" at ").append(Objects.requireNonNullElse(action.settledAt(), Instant.EPOCH));
    text.append(" by attempt ").append(action.attempts());
    if (action.resultId() != null) {
      text.append(", result ").append(action.resultId());
    }
    if (action.error() != null) {
      text.append(", ").append(action.error());
    }
    if (action.resetAt() != null) {
      text.append(", the limit is open again at ").append(action.resetAt());
    }
    line(text.toString());
  }

  void line(String text) throws IOException {
    out.append(clock.instant().toString()).append(' ').append(Shown.line(text)).append('\n');
  }

  private static String known(@Nullable Instant moment) {
    return moment == null ? "unknown" : moment.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
