/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.media.MediaStore;
import dev.covey.model.action.LockImports;
import dev.covey.model.action.SelectSpentCredits;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.DayBudget;
import dev.covey.model.ledger.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final long creditsPerDay;
  private final Supplier<Gate> gates;

  /**
   * Opens nothing and reads nothing yet.
   *
   * @param ledger on the same database, for the forecast
   * @param media where the files that actions post are kept
   * @param creditsPerDay what actions may cost in a day, in millionths of a dollar; 0 for no limit
   * @param gates gives each import the gate that judges its rows
   */
  public ImportActions(
      Database database,
      LedgerReader ledger,
      MediaStore media,
      long creditsPerDay,
      Supplier<Gate> gates) {
    this.database = database;
    this.ledger = ledger;
    this.media = media;
    this.creditsPerDay = creditsPerDay;
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
    return withForecast(result, now);
  }

  private static ImportRun.Result both(
      ImportRun run, Connection main, Connection look, Progress progress) throws SQLException {
    try {
      return run.run(main, look, progress);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ImportReport withForecast(ImportRun.Result result, Instant now) throws SQLException {
    DayBudget budget = new DayBudget(creditsPerDay, creditsPerDay == 0 ? 0 : spent(now));
    List<LaneForecast> lanes =
        ImportForecast.of(result.tallies(), result.waiting(), ledger, budget);
    ImportReport report = result.report().with(lanes, ImportCost.of(lanes, creditsPerDay));
    long neverPaid =
        creditsPerDay == 0
            ? 0
            : result.tallies().values().stream()
                .mapToLong(tally -> tally.dearerThan(creditsPerDay))
                .sum();
    return neverPaid == 0
        ? report
        : report.warned(
            "%d actions cost more than %s holds, and will fail: raise it, or set it to 0"
                .formatted(neverPaid, ImportCost.rule(creditsPerDay)));
  }

  private long spent(Instant now) throws SQLException {
    LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
    return database.inTransaction(tx -> new SelectSpentCredits().run(tx.connection(), day));
  }
}
