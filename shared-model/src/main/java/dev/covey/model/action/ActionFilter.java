/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which actions; null stands for any.
 *
 * @param rule the policy rule that holds them
 * @param error what their error says somewhere
 */
public record ActionFilter(
    @Nullable ActionStatus status,
    @Nullable ActionKind kind,
    @Nullable String account,
    @Nullable String campaign,
    @Nullable String rule,
    @Nullable String error) {
  public static final ActionFilter ALL = new ActionFilter(null, null, null, null, null, null);

  /** Takes {@link #PARAMETERS} parameters, which {@link #bind} sets. */
  static final String WHERE =
      """
      (?::text is null or action.status = ?) and (?::text is null or action.kind = ?)
        and (?::text is null or action.account_no = ?)
        and (?::text is null or action.import_id in (
          select id from action_import where action_import.campaign = ?))
        and (?::text is null or action.rule = ?)
        and (?::text is null or strpos(action.error, ?) > 0)\
      """;

  static final int PARAMETERS = 12;

  void bind(PreparedStatement statement, int first) throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    values.add(status == null ? null : status.column());
    values.add(kind == null ? null : kind.column());
    values.add(account);
    values.add(campaign);
    values.add(rule);
    values.add(error);
    int index = first;
    for (String value : values) {
      statement.setString(index++, value);
      statement.setString(index++, value);
    }
  }

  public ActionFilter standing(@Nullable ActionStatus only) {
    return new ActionFilter(only, kind, account, campaign, rule, error);
  }
}
