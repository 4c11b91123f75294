/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.AttemptArming;
import dev.covey.model.ledger.AttemptTakenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the attempts that the ledger has just let through, each on top of the one before it. The
 * action's counter is raised with it, so that of two workers who saw the same action only one gets
 * an attempt; the other's acquire throws {@link AttemptTakenException} and takes no permit.
 */
public final class ArmAttemptRows implements ArmAttempts {
  private static final String SQL =
      """
      with raised as (
        update action set attempts = new.number
        from unnest(?::bigint[], ?::int[], ?::bigint[], ?::uuid[], ?::float8[])
          as new (action_id, number, fence, owner, lease)
        where action.id = new.action_id and action.attempts = new.number - 1
          and action.status = 'running'
        returning new.*
      )
      insert into attempt (action_id, number, fence, owner, lease_until)
      select action_id, number, fence, owner, now() + make_interval(secs => lease) from raised\
      """;

  @Override
  public void arm(Connection connection, List<AttemptArming> attempts) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, attempts.stream().mapToLong(AttemptArming::actionId).toArray());
      statement.setObject(2, attempts.stream().mapToInt(AttemptArming::number).toArray());
      statement.setObject(3, attempts.stream().mapToLong(AttemptArming::fence).toArray());
      statement.setArray(
          4,
          connection.createArrayOf("uuid", attempts.stream().map(AttemptArming::owner).toArray()));
      statement.setObject(
          5, attempts.stream().mapToDouble(arming -> arming.lease().toMillis() / 1000.0).toArray());
      if (statement.executeUpdate() < attempts.size()) {
        throw new AttemptTakenException(attempts);
      }
    }
  }
}
