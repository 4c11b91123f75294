/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.covey.chassis.cli.Shown;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns a row into an action, or into all that is wrong with it. One thread at a time. */
final class ReadRow {
  private static final int LONGEST_TEXT = 25_000;
  private static final int LONGEST_MEDIA = 4_000;

  private final CsvHeader header;
  private final KnownAccounts accounts;

  ReadRow(CsvHeader header, KnownAccounts accounts) {
    this.header = header;
    this.accounts = accounts;
  }

  /** The row's number as actions keep it. */
  int number(CsvRecord row) {
    return Math.toIntExact(row.getStartingLineNumber() - header.line());
  }

  /** Returns null and adds to {@code problems} where anything is wrong. */
  @Nullable NewAction read(CsvRecord row, RowProblems problems) {
    long line = row.getStartingLineNumber();
    if (row.getFieldCount() != header.size()) {
      String remedy =
          "has %d cells where the header has %d; put quotes around text with commas"
              .formatted(row.getFieldCount(), header.size());
      problems.add(new RowProblem(line, "", "", remedy));
      return null;
    }
    long before = problems.count();
    characters(row, problems);
    length(row, CsvHeader.TEXT, LONGEST_TEXT, problems);
    length(row, CsvHeader.MEDIA, LONGEST_MEDIA, problems);
    String account = header.cell(row, CsvHeader.ACCOUNT).strip();
    if (account.isEmpty()) {
      problems.add(new RowProblem(line, CsvHeader.ACCOUNT, "", "is empty; name an account"));
    } else if (!accounts.has(account)) {
      problems.add(problem(row, CsvHeader.ACCOUNT, accounts.remedy(account)));
    }
    ActionKind kind = kind(row, problems);
    OptionalLong tweet = TweetReference.parse(header.cell(row, CsvHeader.TWEET));
    if (tweet.isEmpty()) {
      problems.add(
          problem(
              row,
              CsvHeader.TWEET,
              "names no tweet; write https://x.com/NAME/status/ID or the id itself"));
    }
    if (problems.count() > before || kind == null) {
      return null;
    }
    String media = optional(row, CsvHeader.MEDIA);
    ActionContent content =
        new ActionContent(
            tweet.getAsLong(),
            null,
            optional(row, CsvHeader.TEXT),
            media == null ? List.of() : List.of(media),
            List.of());
    NewAction.Turn turn = new NewAction.Turn(null, 0, number(row));
    return new NewAction(new LaneKey(account, kind), content, turn, number(row), null, null, null);
  }

  private @Nullable ActionKind kind(CsvRecord row, RowProblems problems) {
    ActionKind kind = ActionKind.parse(header.cell(row, CsvHeader.KIND)).orElse(null);
    if (kind == null) {
      problems.add(problem(row, CsvHeader.KIND, "is no kind of action; write like or retweet"));
      return null;
    }
    return switch (kind) {
      case LIKE, RETWEET -> kind;
      case REPLY, QUOTE, POST, DM, UNLIKE, UNRETWEET, DELETE, HIDE, UNHIDE -> {
        problems.add(
            problem(row, CsvHeader.KIND, "is not in this version yet; it has like and retweet"));
        yield null;
      }
    };
  }

  private void characters(CsvRecord row, RowProblems problems) {
    for (String column : CsvHeader.ALL) {
      String cell = header.cell(row, column);
      if (cell.indexOf(0) >= 0) {
        problems.add(problem(row, column, "has a NUL character in it; remove it"));
      } else if (cell.indexOf('\uFFFD') >= 0) {
        problems.add(problem(row, column, "is not UTF-8 here; save the file as UTF-8"));
      }
    }
  }

  private void length(CsvRecord row, String column, int longest, RowProblems problems) {
    int length = header.cell(row, column).length();
    if (length > longest) {
      problems.add(
          problem(row, column, "is %d characters long; at most %d".formatted(length, longest)));
    }
  }

  private RowProblem problem(CsvRecord row, String column, String remedy) {
    String value = Shown.brief(header.cell(row, column));
    return new RowProblem(row.getStartingLineNumber(), column, value, remedy);
  }

  private @Nullable String optional(CsvRecord row, String column) {
    String cell = header.cell(row, column);
    return cell.isBlank() ? null : cell;
  }
}
