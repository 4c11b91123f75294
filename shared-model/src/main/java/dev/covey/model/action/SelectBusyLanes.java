/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that have something to do, those with most of it first. Looks along indexes, and at a
 * limited number of actions.
 */
public final class SelectBusyLanes {
  private static final String WAITING =
      """
      select lane.account_no, lane.kind, waiting.pending, lane.state, lane.opens_at, lane.reason,
        account.state as account_state, account.state_reason
      from (%s) as lane
      join account using (account_no)
      cross join lateral (
        select count(*) as pending from (
          select from action
          where action.account_no = lane.account_no and action.kind = lane.kind
            and status = 'pending'
          limit ?
        ) as one
      ) as waiting
      order by pending desc, account_no, kind limit ?\
      """;

  private static final String ALL =
      WAITING.formatted(
          """
          (select * from lane where state = 'busy' order by action_id limit ?)
          union all (select * from lane where state = 'open' order by opens_at limit ?)
          union all (select * from lane where state = 'stopped' limit ?)\
          """);

  // offset 0: else the planner may begin with the actions of all campaigns
  private static final String OF_CAMPAIGN =
      """
      select found.account_no, found.kind, found.pending, lane.state, lane.opens_at, lane.reason,
        account.state as account_state, account.state_reason
      from (
        select account_no, kind, count(*) filter (where waits) as pending
        from (values ('pending'), ('running')) as wanted (status)
        cross join lateral (
          select account_no, kind, wanted.status = 'pending' as waits
          from action_import
          cross join lateral (
            select account_no, kind from action
            where import_id = action_import.id and status = wanted.status
            offset 0
          ) as own
          where action_import.campaign = ?
          limit ?
        ) as part
        group by account_no, kind
      ) as found
      join lane on lane.account_no = found.account_no and lane.kind = found.kind
      join account on account.account_no = found.account_no
      order by pending desc, account_no, kind limit ?\
      """;

  private static final String OF_ACCOUNTS =
      WAITING.formatted("select * from lane where account_no = any(?::text[])");

  /**
   * A lane and its account.
   *
   * @param pending how many wait in it, of those that were asked for and counted
   * @param opensAt not before this moment
   * @param reason why it does not open earlier, or is stopped
   * @param accountReason why the account is in its state
   */
  public record BusyLane(
      LaneKey lane,
      long pending,
      String state,
      Instant opensAt,
      @Nullable String reason,
      String accountState,
      @Nullable String accountReason) {}

  /**
   * Of all actions.
   *
   * @param most how many are counted in each lane
   * @param lanes how many are told at most, and how many of each state are looked at
   */
  public List<BusyLane> run(Connection connection, long most, int lanes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setInt(1, lanes);
      statement.setInt(2, lanes);
      statement.setInt(3, lanes);
      statement.setLong(4, most);
      statement.setInt(5, lanes);
      return read(statement);
    }
  }

  /**
   * Of the actions of a campaign.
   *
   * @param most how many of them are looked at
   */
  public List<BusyLane> ofCampaign(Connection connection, String campaign, long most, int lanes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_CAMPAIGN)) {
      statement.setString(1, campaign);
      statement.setLong(2, most);
      statement.setInt(3, lanes);
      return read(statement);
    }
  }

  /** All lanes of these accounts, idle ones too. */
  public List<BusyLane> ofAccounts(
      Connection connection, List<String> accounts, long most, int lanes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_ACCOUNTS)) {
      statement.setArray(1, Columns.texts(connection, accounts.stream()));
      statement.setLong(2, most);
      statement.setInt(3, lanes);
      return read(statement);
    }
  }

  private static List<BusyLane> read(PreparedStatement statement) throws SQLException {
    List<BusyLane> lanes = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        lanes.add(
            new BusyLane(
                new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind"))),
                row.getLong("pending"),
                row.getString("state"),
                Columns.instant(row, "opens_at"),
                row.getString("reason"),
                row.getString("account_state"),
                row.getString("state_reason")));
      }
    }
    return lanes;
  }
}
