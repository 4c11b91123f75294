/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.cli.Shown;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.SelectSameActions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Finds rows that do again what an earlier row, or an action that is neither failed nor cancelled,
 * does already. Remembers each row in sixteen bytes. One thread at a time.
 */
final class FindDuplicates {
  private final LongTable lines = new LongTable();

  void run(Connection connection, List<StagedRow> right) throws SQLException {
    long[] keys = right.stream().mapToLong(row -> row.keys().same()).toArray();
    long[] earlier = new SelectSameActions().run(connection, keys);
    for (int i = 0; i < keys.length; i++) {
      StagedRow row = right.get(i);
      long line = lines.get(keys[i]);
      if (earlier[i] != 0) {
        wrong(row, "action %d of that account does this already; remove the row", earlier[i]);
      } else if (line != LongTable.NONE) {
        wrong(row, "line %d does this already for that account; remove one of them", line);
      } else {
        lines.put(keys[i], row.line());
      }
    }
  }

  private static void wrong(StagedRow row, String remedy, long number) {
    ActionContent content = row.action().content();
    Column column =
        switch (row.action().lane().kind().about()) {
          case TWEET -> Column.TWEET;
          case PERSON -> Column.TARGET;
          case NOTHING -> content.text() == null ? Column.MEDIA : Column.TEXT;
        };
    Object value =
        switch (column) {
          case TEXT -> content.text();
          case MEDIA -> String.join(";", content.media());
          default -> content.target() == null ? content.targetName() : content.target();
        };
    row.wrong(
        RowProblem.of(
            row.line(),
            column.header(),
            Shown.brief(String.valueOf(value)),
            remedy.formatted(number)));
  }
}
