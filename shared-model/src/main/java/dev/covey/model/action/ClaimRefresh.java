/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Sealed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes the sole right to trade an account's tokens, for a span of the database's own time. Who
 * dies with it loses it then; who comes next is told so.
 */
public final class ClaimRefresh {
  private static final String SQL =
      """
      with claimed as (
        update account set refresher = ?, refresh_until = now() + make_interval(secs => ?)
        where account_no = ? and state <> 'needs-authorisation'
          and (refresher is null or refresh_until < now())
        returning account_no, credentials, old.refresher is not null as unfinished
      )
      select claimed.credentials, unfinished, coalesce(state_reason, state) as reason,
        state = 'needs-authorisation' as stopped
      from account left join claimed using (account_no) where account_no = ?\
      """;

  /** Whether it was given, and if not, why. */
  public sealed interface Claim {}

  /**
   * It was given.
   *
   * @param credentials as they stand now
   * @param unfinished whether somebody had it before who never said how it ended
   */
  public record Given(Sealed credentials, boolean unfinished) implements Claim {}

  /** Somebody else has it. */
  public record Taken() implements Claim {}

  /** The account waits for a person. */
  public record Stopped(String reason) implements Claim {}

  /** There is no such account. */
  public record Gone() implements Claim {}

  public Claim run(Transaction transaction, String account, UUID claimant, Duration span)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, claimant);
      statement.setDouble(2, span.toMillis() / 1000.0);
      statement.setString(3, account);
      statement.setString(4, account);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? read(row) : new Gone();
      }
    }
  }

  private static Claim read(ResultSet row) throws SQLException {
    byte[] credentials = row.getBytes("credentials");
    if (credentials != null) {
      return new Given(new Sealed(credentials), row.getBoolean("unfinished"));
    }
    return row.getBoolean("stopped")
        ? new Stopped(Objects.toString(row.getString("reason")))
        : new Taken();
  }
}
