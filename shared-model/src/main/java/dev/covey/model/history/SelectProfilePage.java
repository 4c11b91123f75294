/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some of the stored profiles, by name. Costs a few index look-ups for each that is shown. */
public final class SelectProfilePage {
  /** Behind every character that a name may have. */
  private static final String LAST = "{";

  private static final String SQL =
      """
      select username, x_user_id, full_name, state, status_since, status_reason, posts, added_at,
        (select max(created_at) from tweet where profile_id = named.id) as newest,
        (select max(until_at) from coverage where profile_id = named.id) as covered_until
      from (
        select profile.*, lower(username) collate "C" as name,
          case when removed_at is not null then 'removed'
            when paused_at is not null then 'paused'
            else status end as state
        from profile) as named
      where\
      """;

  private SelectProfilePage() {}

  public static List<ProfileBrief> of(Connection connection, ProfileFilter filter, int most)
      throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (filter.state() == null) {
      conditions.add("removed_at is null");
    } else {
      conditions.add("state = ?");
      values.add(filter.state().name().toLowerCase(Locale.ROOT));
    }
    if (filter.prefix() != null) {
      String prefix = filter.prefix().toLowerCase(Locale.ROOT);
      conditions.add("name >= ? and name < ?");
      values.addAll(List.of(prefix, prefix + LAST));
    }
    if (filter.after() != null) {
      conditions.add("name > ?");
      values.add(filter.after().toLowerCase(Locale.ROOT));
    }
    List<ProfileBrief> page = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            SQL + " " + String.join(" and ", conditions) + " order by name limit ?")) {
      int number = 0;
      for (Object value : values) {
        statement.setObject(++number, value);
      }
      statement.setInt(++number, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(read(row));
        }
      }
    }
    return page;
  }

  private static ProfileBrief read(ResultSet row) throws SQLException {
    return new ProfileBrief(
        row.getString("username"),
        row.getString("x_user_id"),
        row.getString("full_name"),
        row.getString("state"),
        Columns.instantOrNull(row, "status_since"),
        row.getString("status_reason"),
        Columns.numberOrNull(row, "posts"),
        Columns.instantOrNull(row, "newest"),
        Columns.instantOrNull(row, "covered_until"),
        Columns.instant(row, "added_at"));
  }
}
