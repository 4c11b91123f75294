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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which texts another account has said, or is about to say: one look-up by index for each. Those
 * that failed or were cancelled nobody has read.
 */
public final class SelectSameWords {
  static final String SQL =
      """
      select wanted.position, found.id, found.account_no
      from unnest(?::bigint[], ?::text[]) with ordinality
        as wanted (words_key, account_no, position)
      cross join lateral (
        select id, account_no from action
        where action.words_key = wanted.words_key and action.account_no <> wanted.account_no
          and created_at > ? and status not in ('failed', 'cancelled')
        limit 1
      ) found\
      """;

  /** Who said it. */
  public record Said(long action, String account) {}

  /** For each hash, in their order; null where nobody else did. */
  public List<@Nullable Said> run(
      Connection connection, long[] keys, List<String> accounts, Instant since)
      throws SQLException {
    @Nullable Said[] said = new Said[keys.length];
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, keys);
      statement.setArray(2, Columns.texts(connection, accounts.stream()));
      statement.setObject(3, Columns.timestamp(since));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          said[row.getInt(1) - 1] = new Said(row.getLong(2), row.getString(3));
        }
      }
    }
    List<@Nullable Said> all = new ArrayList<>(keys.length);
    Stream.of(said).forEach(all::add);
    return all;
  }
}
