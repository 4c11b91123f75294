/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.intake.SelectDuplicates.Duplicate;
import dev.covey.model.action.CopyActions;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectImportedRows;
import dev.covey.model.action.UpsertImport.Import;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a file on their way into the queue, in a transaction that may yet be undone. */
final class StagedRows implements CsvFile.Rows {
  private final CopyActions copy;
  private final KnownAccounts accounts;
  private final BitSet taken;
  private final long importId;
  private final RowProblems problems;
  private final BitSet bad = new BitSet();
  private @Nullable ReadRow readRow;
  private long headerLine;
  private long rows;
  private long already;
  private long added;

  private StagedRows(
      CopyActions copy, KnownAccounts accounts, BitSet taken, long importId, RowProblems problems) {
    this.copy = copy;
    this.accounts = accounts;
    this.taken = taken;
    this.importId = importId;
    this.problems = problems;
  }

  static StagedRows stage(
      Connection connection, CsvFile file, Import known, RowProblems problems, Instant now)
      throws SQLException, IOException {
    BitSet taken =
        known.rows() == 0 ? new BitSet() : new SelectImportedRows().run(connection, known.id());
    Set<String> accounts =
        new SelectAccounts()
            .run(connection).stream().map(AccountLine::account).collect(Collectors.toSet());
    try (CopyActions copy = CopyActions.open(connection, known.id(), now)) {
      StagedRows staged =
          new StagedRows(copy, new KnownAccounts(accounts), taken, known.id(), problems);
      file.read(staged);
      copy.finish();
      return staged;
    }
  }

  @Override
  public void header(CsvHeader header) {
    headerLine = header.line();
    readRow = new ReadRow(header, accounts);
  }

  @Override
  public void row(CsvRecord row) throws SQLException {
    ReadRow reading = Objects.requireNonNull(readRow, "header");
    if (row.getFields().stream().allMatch(String::isBlank)) {
      // spreadsheets save the empty rows below a table as well
      return;
    }
    rows++;
    int number = reading.number(row);
    if (taken.get(number)) {
      already++;
      return;
    }
    NewAction action = reading.read(row, problems);
    if (action == null) {
      bad.set(number);
    } else {
      copy.add(action);
      added++;
    }
  }

  /** Takes out the rows that are there twice, now that all rows can be seen at once. */
  void dropDuplicates(Connection connection, long after) throws SQLException {
    List<Duplicate> duplicates = new SelectDuplicates().run(connection, importId, after);
    if (duplicates.isEmpty()) {
      return;
    }
    for (Duplicate duplicate : duplicates) {
      bad.set(duplicate.row());
      problems.add(
          new RowProblem(
              duplicate.row() + headerLine,
              CsvHeader.TWEET,
              Long.toString(duplicate.target()),
              remedy(duplicate)));
    }
    new DeleteRows()
        .run(connection, importId, duplicates.stream().mapToInt(Duplicate::row).toArray(), after);
    added -= duplicates.size();
  }

  private String remedy(Duplicate duplicate) {
    if (duplicate.earlier() != null) {
      return "action " + duplicate.earlier() + " of that account does this already; remove the row";
    }
    return "line "
        + (duplicate.firstRow() + headerLine)
        + " does this already for that account; remove one of them";
  }

  long rows() {
    return rows;
  }

  long already() {
    return already;
  }

  long added() {
    return added;
  }

  long badRows() {
    return bad.cardinality();
  }
}
