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

/**
 * An action as people see it.
 *
 * @param priority 1 goes before the others of its lane, -1 after them
 */
public record ActionLine(
    long id,
    LaneKey lane,
    ActionContent content,
    ActionStatus status,
    int attempts,
    @Nullable String error,
    @Nullable Instant resetAt,
    @Nullable String resultId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant settledAt,
    @Nullable Instant notBefore,
    @Nullable String rule,
    @Nullable String ref,
    @Nullable Long retryOf,
    @Nullable String campaign,
    @Nullable String importName,
    @Nullable Integer row,
    int priority) {

  static final String COLUMNS =
      """
      action.id, account_no, kind, target, target_name, text_content, media, alt_text, status,
      attempts, error, reset_at, result_id, created_at, started_at, settled_at, not_before, rule,
      ref, retry_of, campaign, action_import.name as import_name, row_number,
      priority\
      """;

  static ActionLine read(ResultSet row) throws SQLException {
    Long number = Columns.numberOrNull(row, "row_number");
    return new ActionLine(
        row.getLong("id"),
        new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
        ActionContent.read(row),
        ActionStatus.of(row.getString("status")),
        row.getInt("attempts"),
        row.getString("error"),
        Columns.instantOrNull(row, "reset_at"),
        row.getString("result_id"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "settled_at"),
        Columns.instantOrNull(row, "not_before"),
        row.getString("rule"),
        row.getString("ref"),
        Columns.numberOrNull(row, "retry_of"),
        row.getString("campaign"),
        row.getString("import_name"),
        number == null ? null : number.intValue(),
        row.getInt("priority"));
  }
}
