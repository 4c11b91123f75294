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
import tools.jackson.databind.json.JsonMapper;

/**
 * One wish for all actions that match, as a row: whoever has time takes it further, step by step,
 * so that it ends whatever dies.
 *
 * @param upto the newest action when it was asked for; those that come later are not meant
 * @param reached how far it has got
 * @param changed how many actions it has changed
 * @param finishedAt null while it goes on
 */
public record ActionOperation(
    long id,
    ActionVerb verb,
    ActionFilter filter,
    @Nullable String why,
    String askedBy,
    Instant askedAt,
    long upto,
    long reached,
    long changed,
    @Nullable Instant finishedAt) {

  static final String COLUMNS =
      "id, verb, filter, why, asked_by, asked_at, upto, reached, changed, finished_at";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  static String json(ActionFilter filter) {
    return MAPPER.writeValueAsString(filter);
  }

  static ActionOperation read(ResultSet row) throws SQLException {
    return new ActionOperation(
        row.getLong("id"),
        ActionVerb.of(row.getString("verb")),
        MAPPER.readValue(row.getString("filter"), ActionFilter.class),
        row.getString("why"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        row.getLong("upto"),
        row.getLong("reached"),
        row.getLong("changed"),
        Columns.instantOrNull(row, "finished_at"));
  }

  public boolean isFinished() {
    return finishedAt != null;
  }
}
