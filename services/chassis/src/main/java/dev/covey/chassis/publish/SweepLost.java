/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.ClaimLostJobs;
import dev.covey.model.outbox.JobOutlook;
import dev.covey.model.outbox.OutgoingMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes again what the broker lost: its data wiped, a queue deleted, a crash at a bad time. */
final class SweepLost {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLost.class);
  private static final int BATCH = 500;

  private final Database database;
  private final RabbitPublisher publisher;
  private final QueueProbe probe;
  private final PublishSettings settings;
  private final ClaimLostJobs claimLostJobs = new ClaimLostJobs();
  private final Every every;

  SweepLost(
      Database database, RabbitPublisher publisher, QueueProbe probe, PublishSettings settings) {
    this.database = database;
    this.publisher = publisher;
    this.probe = probe;
    this.settings = settings;
    this.every = new Every(settings.lostAfter().dividedBy(6));
  }

  void run(List<JobOutlook> outlooks) throws SQLException {
    if (!every.due()) {
      return;
    }
    for (JobOutlook outlook : outlooks) {
      if (outlook.queued() > 0 && publisher.room(outlook.type()) > 0) {
        OptionalLong ready = probe.ready(outlook.type());
        if (ready.isPresent()) {
          publishLost(outlook.type(), ready.getAsLong());
        }
      }
    }
  }

  private void publishLost(String type, long ready) throws SQLException {
    Duration after = settings.lostAfter();
    var search = new ClaimLostJobs.Search(type, after, settings.surelyLostAfter(), ready, BATCH);
    int found;
    do {
      found =
          database.inTransaction(transaction -> {
            List<OutgoingMessage> lost = claimLostJobs.run(transaction.connection(), search);
            transaction.afterCommit(() -> publisher.publish(lost));
            return lost.size();
          });
      if (found > 0) {
        LOG.info("{} {} jobs were lost at the broker; published again", found, type);
      }
    } while (found == BATCH);
  }
}
