/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.SelectStatuses;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds rows of an export that would do again what did not fail, or never was. */
final class FindRetried {
  void run(Connection connection, List<StagedRow> right) throws SQLException {
    List<StagedRow> again = right.stream().filter(row -> row.action().retryOf() != null).toList();
    if (again.isEmpty()) {
      return;
    }
    long[] ids = again.stream().mapToLong(row -> id(row)).toArray();
    Map<Long, ActionStatus> statuses = new SelectStatuses().run(connection, ids);
    for (StagedRow row : again) {
      @Nullable ActionStatus status = statuses.get(id(row));
      if (status != ActionStatus.FAILED) {
        row.wrong(
            RowProblem.of(
                row.line(),
                Column.ID.header(),
                Long.toString(id(row)),
                status == null
                    ? "there is no such action here; leave id and status empty to do it anew"
                    : "is " + status.column() + " by now; remove the row"));
      }
    }
  }

  private static long id(StagedRow row) {
    Long id = row.action().retryOf();
    return id == null ? 0 : id;
  }
}
