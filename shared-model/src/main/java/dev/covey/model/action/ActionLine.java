/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An action as people see it. */
public record ActionLine(
    long id,
    LaneKey lane,
    @Nullable Long target,
    @Nullable String text,
    ActionStatus status,
    int attempts,
    @Nullable String error,
    @Nullable Instant resetAt,
    @Nullable String resultId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant settledAt,
    @Nullable String importName,
    @Nullable Integer row) {

  static final String COLUMNS =
      """
      action.id, account_no, kind, target, text_content, status, attempts, error, reset_at,
      result_id, created_at, started_at, settled_at, action_import.name as import_name, row_number\
      """;

  static ActionLine read(ResultSet row) throws SQLException {
    Long number = Columns.numberOrNull(row, "row_number");
    return new ActionLine(
        row.getLong("id"),
        new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
        Columns.numberOrNull(row, "target"),
        row.getString("text_content"),
        ActionStatus.of(row.getString("status")),
        row.getInt("attempts"),
        row.getString("error"),
        Columns.instantOrNull(row, "reset_at"),
        row.getString("result_id"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "settled_at"),
        row.getString("import_name"),
        number == null ? null : number.intValue());
  }
}
