/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What an account has under way. Locks it and its lanes, so that nothing starts in them before the
 * transaction ends.
 */
public final class CountUnderWay {
  /** The account first, as whoever pauses it does. */
  private static final List<String> LOCKS =
      List.of(
          "select from account where account_no = ? for no key update",
          "select from lane where account_no = ? order by kind for update");

  private static final String SQL =
      """
      select
        (select count(*) from lane join action on action.id = lane.action_id
          where lane.account_no = ? and lane.state = 'busy' and status = 'running') as running,
        (select count(*) from action where account_no = ? and status = 'pending') as pending,
        (select count(*) from action where account_no = ? and status = 'held') as held\
      """;

  /** Running ones can't be stopped any more, the others can. */
  public record UnderWay(long running, long pending, long held) {}

  public UnderWay run(Connection connection, String account) throws SQLException {
    for (String sql : LOCKS) {
      try (PreparedStatement lock = connection.prepareStatement(sql)) {
        lock.setString(1, account);
        lock.execute();
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, account);
      statement.setString(2, account);
      statement.setString(3, account);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new UnderWay(row.getLong("running"), row.getLong("pending"), row.getLong("held"));
      }
    }
  }
}
