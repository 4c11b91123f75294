/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The token that somebody shows, if it holds now: neither expired nor revoked, by the database's
 * clock, so that all processes agree.
 */
public final class FindToken {
  private static final String SQL =
      """
      select id, name, role,
        coalesce(last_used_at < now() - interval '1 minute', true) as to_note
      from api_token
      where hash = ? and revoked_at is null and (expires_at is null or expires_at > now())\
      """;
  private static final String NOTE =
      """
      update api_token set last_used_at = now()
      where id = ? and coalesce(last_used_at < now() - interval '1 minute', true)\
      """;

  private FindToken() {}

  /** Who shows it. */
  public record Holder(long id, String name, Role role) {}

  /** Notes also that it was used, where that was not noted within the minute. */
  public static Optional<Holder> of(Transaction transaction, TokenSecret secret)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBytes(1, secret.hash());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Holder holder =
            new Holder(row.getLong("id"), row.getString("name"), Role.of(row.getString("role")));
        if (row.getBoolean("to_note")) {
          note(transaction, holder.id());
        }
        return Optional.of(holder);
      }
    }
  }

  private static void note(Transaction transaction, long id) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(NOTE)) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }
}
