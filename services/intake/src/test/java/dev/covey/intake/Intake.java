/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.media.MediaStore;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.testing.fixtures.SelectTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Imports files of a test's folder into its database. */
final class Intake {
  static final String HEADER = "account_no,task_type,source_tweet,text_content,media\n";
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final ImportOptions SKIP =
      ImportOptions.PLAIN.with(new ImportOptions.Leave(false, true, false, false));
  static final ImportOptions DRY =
      ImportOptions.PLAIN.with(new ImportOptions.Leave(true, false, false, false));

  final Database database;
  final Path folder;
  Gate gate = Gate.OPEN;
  long creditsPerDay;

  Intake(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  Path store() {
    return folder.resolve("store");
  }

  ImportReport load(String rows) throws Exception {
    return load(rows, ImportOptions.PLAIN);
  }

  ImportReport load(String rows, ImportOptions options) throws Exception {
    return loadWhole(HEADER + rows, options);
  }

  ImportReport loadWhole(String content, ImportOptions options) throws Exception {
    return run(file("a.csv", content), options);
  }

  ImportReport run(Path file, ImportOptions options) throws SQLException, IOException {
    try (ProblemLog problems = ProblemLog.counting()) {
      return importer(database).run(CsvFile.of(file), options, problems, Progress.NONE, NOW);
    }
  }

  ImportActions importer(Database to) {
    return new ImportActions(
        to,
        new LedgerReader(to, LedgerClock.ofDatabase()),
        new MediaStore(store()),
        creditsPerDay,
        () -> gate);
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  List<String> problems(ImportReport report) {
    return report.problems().stream().map(RowProblem::text).toList();
  }

  void addAccounts(String... accounts) throws SQLException {
    for (String account : accounts) {
      run(
          """
          insert into account (account_no, credentials, created_at, updated_at)
          values ('%s', '', now(), now())\
          """
              .formatted(account));
    }
  }

  void run(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  /** Account, kind, target and row of each, in the order of their rows. */
  List<String> actions() throws SQLException {
    return texts(
        "select concat_ws(' ', account_no, kind, target, row_number) from action order by id");
  }
}
