/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.media.MediaStore;
import dev.covey.model.action.LockImports;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Imports a file in one transaction: every row that is right, or none. Imports run one after the
 * other, in all processes. Takes two connections for as long as it runs. Safe for many threads.
 */
public final class ImportActions {
  private final Database database;
  private final LedgerReader ledger;
  private final MediaStore media;
  private final Supplier<Gate> gates;

  /**
   * Opens nothing and reads nothing yet.
   *
   * @param ledger on the same database, for the forecast
   * @param media where the files that actions post are kept
   * @param gates gives each import the gate that judges its rows
   */
  public ImportActions(
      Database database, LedgerReader ledger, MediaStore media, Supplier<Gate> gates) {
    this.database = database;
    this.ledger = ledger;
    this.media = media;
    this.gates = gates;
  }

  /**
   * Throws IOException, worded for people, for a file that can't be read as one of actions. Rows
   * that are wrong are told by the report and by {@code problems}, which stays open.
   */
  public ImportReport run(
      CsvFile file, ImportOptions options, ProblemLog problems, Progress progress, Instant now)
      throws SQLException, IOException {
    ImportRun run =
        new ImportRun(
            file,
            options,
            problems,
            new MediaFiles(options.mediaFolder(), media),
            gates.get(),
            now);
    ImportRun.Result result;
    try {
      result =
          database.inTransaction(main -> {
            new LockImports().run(main.connection());
            return database.inTransaction(
                look -> both(run, main.connection(), look.connection(), progress));
          });
    } catch (UncheckedIOException failure) {
      throw Objects.requireNonNull(failure.getCause());
    }
    return withForecast(result);
  }

  private static ImportRun.Result both(
      ImportRun run, Connection main, Connection look, Progress progress) throws SQLException {
    try {
      return run.run(main, look, progress);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ImportReport withForecast(ImportRun.Result result) throws SQLException {
    List<LaneForecast> lanes = ImportForecast.of(result.tallies(), result.waiting(), ledger);
    ImportReport report = result.report();
    return new ImportReport(
        report.file(),
        report.sha256(),
        report.campaign(),
        report.outcome(),
        report.counts(),
        report.importedAt(),
        report.problemCount(),
        report.problems(),
        report.problemTable(),
        report.warnings(),
        lanes);
  }
}
