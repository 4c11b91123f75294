/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.database.Database;
import dev.covey.model.message.MessageType;
import dev.covey.model.outbox.ClaimUnpublishedEvents;
import dev.covey.model.outbox.OutgoingMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Publishes events that were not published, or whose confirmation never came. */
final class SweepEvents {
  /** Longer than a confirmation takes and than it takes to write it down. */
  private static final Duration UNCONFIRMED = Duration.ofSeconds(20);

  private static final int BATCH = 500;
  private static final String ANY_TYPE = MessageType.EVENTS.getFirst().name();

  private final Database database;
  private final RabbitPublisher publisher;
  private final ClaimUnpublishedEvents claimEvents = new ClaimUnpublishedEvents();

  SweepEvents(Database database, RabbitPublisher publisher) {
    this.database = database;
    this.publisher = publisher;
  }

  void run() throws SQLException {
    int found;
    do {
      int most = Math.min(BATCH, publisher.room(ANY_TYPE));
      if (most == 0) {
        return;
      }
      found =
          database.inTransaction(transaction -> {
            List<OutgoingMessage> due =
                claimEvents.run(transaction.connection(), UNCONFIRMED, most);
            transaction.afterCommit(() -> publisher.publish(due));
            return due.size();
          });
    } while (found == BATCH);
  }
}
