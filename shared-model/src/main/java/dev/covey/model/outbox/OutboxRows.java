/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What several job statements read from their result the same way. */
final class OutboxRows {
  private OutboxRows() {}

  /** The ids in the first column. */
  static Set<UUID> ids(ResultSet rows) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    while (rows.next()) {
      ids.add(rows.getObject(1, UUID.class));
    }
    return ids;
  }

  /**
   * Messages whose id, type, body and whether they were handed out before are the columns. In the
   * order of their ids, so that those of one moment stand in the broker's queue as they can be told
   * apart in the table.
   */
  static List<OutgoingMessage> messages(OutgoingMessage.Kind kind, ResultSet rows)
      throws SQLException {
    List<OutgoingMessage> messages = new ArrayList<>();
    while (rows.next()) {
      UUID id = rows.getObject(1, UUID.class);
      byte[] body = rows.getString(3).getBytes(UTF_8);
      messages.add(new OutgoingMessage(kind, id, rows.getString(2), body, rows.getBoolean(4)));
    }
    messages.sort(Comparator.comparing(OutgoingMessage::id));
    return messages;
  }
}
