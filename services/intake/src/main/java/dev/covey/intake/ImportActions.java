/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.intake.ImportReport.Outcome;
import dev.covey.model.action.CountImportRows;
import dev.covey.model.action.OpenIdleLanes;
import dev.covey.model.action.UpsertImport;
import dev.covey.model.action.UpsertImport.Import;
import dev.covey.model.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Imports a file in one transaction: every row that is right, or none. */
public final class ImportActions {
  private final Database database;

  /**
   * How to import.
   *
   * @param dryRun finds out all, and keeps nothing
   * @param skipInvalid imports the other rows
   * @param problems how many to report at most
   */
  public record Options(boolean dryRun, boolean skipInvalid, int problems) {}

  public ImportActions(Database database) {
    this.database = database;
  }

  public ImportReport run(CsvFile file, Options options, Instant now)
      throws SQLException, IOException {
    try {
      return database.inTransaction(tx -> {
        try {
          return run(tx.connection(), file, options, now);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
    } catch (UncheckedIOException failure) {
      throw Objects.requireNonNull(failure.getCause());
    }
  }

  private static ImportReport run(Connection connection, CsvFile file, Options options, Instant now)
      throws SQLException, IOException {
    long after = new LockImports().run(connection);
    Import known =
        new UpsertImport().run(connection, file.sha256Hex(), file.name(), file.name(), now);
    RowProblems problems = new RowProblems(options.problems());
    StagedRows staged = StagedRows.stage(connection, file, known, problems, now);
    staged.dropDuplicates(connection, after);
    List<LaneCount> lanes = new SelectLaneCounts().run(connection, known.id(), after);
    Outcome outcome = outcome(staged, known, options);
    if (outcome == Outcome.IMPORTED) {
      new CountImportRows().run(connection, known.id(), staged.added());
      new OpenIdleLanes().run(connection, lanes.stream().map(LaneCount::lane).toList(), now);
    } else {
      connection.rollback();
    }
    return new ImportReport(
        file.name(),
        file.sha256Hex(),
        outcome,
        staged.rows(),
        staged.already(),
        known.rows() > 0 ? known.importedAt() : null,
        outcome == Outcome.IMPORTED || outcome == Outcome.CHECKED ? staged.added() : 0,
        staged.badRows(),
        problems.count(),
        problems.kept(),
        outcome == Outcome.IMPORTED || outcome == Outcome.CHECKED ? lanes : List.of());
  }

  private static Outcome outcome(StagedRows staged, Import known, Options options) {
    if (staged.added() == 0) {
      return known.rows() > 0 ? Outcome.ALREADY_IMPORTED : Outcome.REFUSED;
    }
    if (staged.badRows() > 0 && !options.skipInvalid()) {
      return Outcome.REFUSED;
    }
    return options.dryRun() ? Outcome.CHECKED : Outcome.IMPORTED;
  }
}
