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

/**
 * The followed profiles with how far they are, by name. Costs a look at all that is queued, and a
 * few index look-ups for each.
 */
public final class SelectProfiles {
  private static final String SQL =
      """
      select id, username, full_name, status_reason, posts, added_at,
        case when removed_at is not null then 'removed'
          when paused_at is not null then 'paused'
          else status end as state,
        coalesce(waiting.jobs, 0) as queued,
        (select max(created_at) from tweet where profile_id = profile.id) as newest,
        (select max(until_at) from coverage where profile_id = profile.id) as covered_until
      from profile
      left join (
        select split_part(unique_key, ':', 2)::bigint as profile_id, count(*) as jobs
        from job
        where type = 'FetchAndPersist' and state in ('waiting', 'queued')
          and starts_with(unique_key, 'fetch:')
        group by 1) as waiting on waiting.profile_id = profile.id
      where removed_at is null or ?
      order by lower(username)\
      """;

  private SelectProfiles() {}

  public static List<ProfileLine> all(Connection connection, boolean removedToo)
      throws SQLException {
    List<ProfileLine> profiles = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setBoolean(1, removedToo);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          profiles.add(
              new ProfileLine(
                  row.getLong("id"),
                  row.getString("username"),
                  row.getString("full_name"),
                  row.getString("state"),
                  row.getString("status_reason"),
                  Columns.numberOrNull(row, "posts"),
                  row.getLong("queued"),
                  Columns.instantOrNull(row, "newest"),
                  Columns.instantOrNull(row, "covered_until"),
                  Columns.instant(row, "added_at")));
        }
      }
    }
    return profiles;
  }
}
