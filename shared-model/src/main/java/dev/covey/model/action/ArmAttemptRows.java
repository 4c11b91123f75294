/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.AttemptArming;
import dev.covey.model.ledger.AttemptTakenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the attempts that the ledger has just let through, each on top of the one before it, and
 * the actions run from now on. An action's counter is raised with it, so that of two workers who
 * saw the same action only one gets an attempt. The other's acquire throws {@link
 * AttemptTakenException} and takes no permit; so does that for an action that is no longer its
 * lane's, or that a person has called off.
 */
public final class ArmAttemptRows implements ArmAttempts {
  private static final String SQL =
      """
      with handed as (
        select action_id from lane where state = 'busy' and action_id = any(?)
        order by account_no, kind for share
      ), raised as (
        update action
        set attempts = new.number, status = 'running', started_at = new.started_at, reason = null
        from unnest(?::bigint[], ?::int[], ?::bigint[], ?::uuid[], ?::float8[], ?::timestamptz[])
          as new (action_id, number, fence, owner, lease, started_at)
          join handed using (action_id)
        where action.id = new.action_id and action.attempts = new.number - 1
          and action.status = 'pending'
        returning new.*
      )
      insert into attempt (action_id, number, fence, owner, lease_until)
      select action_id, number, fence, owner, now() + make_interval(secs => lease) from raised\
      """;

  @Override
  public void arm(Connection connection, List<AttemptArming> attempts) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      long[] actions = attempts.stream().mapToLong(AttemptArming::actionId).toArray();
      statement.setObject(1, actions);
      statement.setObject(2, actions);
      statement.setObject(3, attempts.stream().mapToInt(AttemptArming::number).toArray());
      statement.setObject(4, attempts.stream().mapToLong(AttemptArming::fence).toArray());
      statement.setArray(
          5,
          connection.createArrayOf("uuid", attempts.stream().map(AttemptArming::owner).toArray()));
      statement.setObject(
          6, attempts.stream().mapToDouble(arming -> arming.lease().toMillis() / 1000.0).toArray());
      statement.setArray(
          7, Columns.instants(connection, attempts.stream().map(AttemptArming::startedAt)));
      if (statement.executeUpdate() < attempts.size()) {
        throw new AttemptTakenException(attempts);
      }
    }
  }
}
