/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Takes events that no broker has confirmed for a while, oldest first, to publish them. */
public final class ClaimUnpublishedEvents {
  private static final String SQL =
      """
      update event set handed_at = now()
      from (
        select id from event
        where published_at is null and handed_at < now() - ? * interval '1 ms'
        order by handed_at
        limit ?
        for update skip locked) as due
      where event.id = due.id
      returning event.id, event.type, event.body, true as again\
      """;

  public List<OutgoingMessage> run(Connection connection, Duration after, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, after.toMillis());
      statement.setInt(2, most);
      try (ResultSet claimed = statement.executeQuery()) {
        return OutboxRows.messages(OutgoingMessage.Kind.EVENT, claimed);
      }
    }
  }
}
