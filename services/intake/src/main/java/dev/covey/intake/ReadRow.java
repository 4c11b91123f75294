/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.chassis.config.Suggestion;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKeys;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.NewAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a row into an action, or into all that is wrong with it. One thread at a time. */
final class ReadRow {
  private static final List<String> KINDS =
      Arrays.stream(ActionKind.values()).map(ActionKind::column).toList();
  private static final List<String> STATUSES =
      Arrays.stream(ActionStatus.values()).map(ActionStatus::column).toList();

  private final CsvHeader header;
  private final KnownAccounts accounts;
  private final ReadContent content;
  private final ReadTurn turn;

  ReadRow(CsvHeader header, KnownAccounts accounts, ReadContent content, ReadTurn turn) {
    this.header = header;
    this.accounts = accounts;
    this.content = content;
    this.turn = turn;
  }

  /** The row's number as actions keep it. */
  int number(CsvRecord row) {
    return Math.toIntExact(row.getStartingLineNumber() - header.line());
  }

  /** Whether it is a row of an export that needs nothing done again. */
  boolean isSettled(CsvRecord row) {
    if (!header.isRoundTrip()) {
      return false;
    }
    String status = header.cell(row, Column.STATUS).strip().toLowerCase(Locale.ROOT);
    return STATUSES.contains(status) && !status.equals(ActionStatus.FAILED.column());
  }

  StagedRow read(CsvRecord record) {
    StagedRow row = new StagedRow(record, number(record));
    if (record.getFieldCount() != header.size()) {
      String remedy =
          "has %d cells where the header has %d; put quotes around text with commas"
              .formatted(record.getFieldCount(), header.size());
      row.wrong(RowProblem.of(row.line(), "", "", remedy));
      return row;
    }
    RowCells cells = new RowCells(header, row);
    cells.checkCharacters();
    KnownAccounts.@Nullable Lanes lanes = account(cells);
    @Nullable ActionKind kind = kind(cells);
    @Nullable Long retryOf = retryOf(cells);
    boolean again = retryOf != null;
    NewAction.@Nullable Turn when = turn.read(cells, again);
    @Nullable ActionContent says = kind == null ? null : content.read(kind, cells);
    if (row.isRight() && lanes != null && kind != null && says != null && when != null) {
      KnownAccounts.Lane lane = lanes.of(kind);
      NewAction.Turn placed =
          new NewAction.Turn(when.notBefore(), when.priority(), lane.nextPlace());
      row.asks(
          new NewAction(lane.key(), says, placed, row.number(), ref(cells), retryOf, null),
          ActionKeys.both(lane.key(), says));
    }
    return row;
  }

  private KnownAccounts.@Nullable Lanes account(RowCells cells) {
    String account = cells.of(Column.ACCOUNT).strip();
    if (account.isEmpty()) {
      cells.wrong(Column.ACCOUNT, "is empty; name an account");
      return null;
    }
    KnownAccounts.@Nullable Lanes lanes = accounts.find(account).orElse(null);
    if (lanes == null) {
      cells.wrong(Column.ACCOUNT, accounts.remedy(account));
    }
    return lanes;
  }

  private static @Nullable ActionKind kind(RowCells cells) {
    String name = cells.of(Column.KIND);
    @Nullable ActionKind kind = ActionKind.parse(name).orElse(null);
    if (kind == null) {
      String meant =
          name.length() > 20
              ? ""
              : Suggestion.closest(name.strip().toLowerCase(Locale.ROOT), KINDS)
                  .map(close -> "; did you mean " + close + "?")
                  .orElse("");
      cells.wrong(
          Column.KIND,
          "is no kind of action"
              + (meant.isEmpty() ? "; write one of " + String.join(", ", KINDS) : meant));
    }
    return kind;
  }

  /** The failed action that an export's row is about. */
  private @Nullable Long retryOf(RowCells cells) {
    if (!header.isRoundTrip() || (cells.isBlank(Column.ID) && cells.isBlank(Column.STATUS))) {
      return null;
    }
    String status = cells.of(Column.STATUS).strip().toLowerCase(Locale.ROOT);
    if (!status.equals(ActionStatus.FAILED.column())) {
      cells.wrong(
          Column.STATUS, "is no status of an action; there are " + String.join(", ", STATUSES));
    }
    String id = cells.of(Column.ID).strip();
    if (!id.matches("[1-9][0-9]{0,17}")) {
      cells.wrong(
          Column.ID, "is no id of an action; leave id and status empty in rows of your own");
      return null;
    }
    return Long.valueOf(id);
  }

  private static @Nullable String ref(RowCells cells) {
    String ref = cells.of(Column.REF).strip();
    return ref.isEmpty() ? null : ref;
  }
}
