/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.ClaimLostJobs;
import dev.covey.model.outbox.JobOutlook;
import dev.covey.model.outbox.OutgoingMessage;
import dev.covey.model.outbox.SelectSuspectJobs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes again what the broker lost: its data wiped, a queue deleted, a crash at a bad time. A
 * job counts as lost once it was suspect for a while, so that none is which a worker has just taken
 * and not yet leased. How deep the queue may be does not matter here: what is lost is not in it.
 */
final class SweepLost {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLost.class);
  private static final int BATCH = 500;

  private final Database database;
  private final RabbitPublisher publisher;
  private final QueueProbe probe;
  private final PublishSettings settings;
  private final SelectSuspectJobs selectSuspects = new SelectSuspectJobs();
  private final ClaimLostJobs claimLostJobs = new ClaimLostJobs();
  private final Every every;

  /** By type, the jobs that are suspect, and since when. */
  private final Map<String, Map<UUID, Long>> suspects = new HashMap<>();

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
      if (outlook.queued() > 0 && publisher.takes(outlook.type())) {
        OptionalLong ready = probe.ready(outlook.type());
        if (ready.isPresent()) {
          publishLost(outlook, ready.getAsLong());
        }
      } else {
        suspects.remove(outlook.type());
      }
    }
  }

  private void publishLost(JobOutlook outlook, long ready) throws SQLException {
    // a queue with many more messages than jobs has copies enough: one more helps nobody
    Duration surely =
        ready < 2L * outlook.queued() ? settings.surelyLostAfter() : Duration.ofDays(36_500);
    var search =
        new SelectSuspectJobs.Search(
            outlook.type(), settings.lostAfter(), surely, ready, settings.maxDepth());
    Set<UUID> now =
        database.inTransaction(transaction -> selectSuspects.run(transaction.connection(), search));
    List<UUID> lost = suspectForLong(outlook.type(), now);
    int found = 0;
    for (int from = 0; from < lost.size(); from += BATCH) {
      found += publish(lost.subList(from, Math.min(lost.size(), from + BATCH)));
    }
    if (found > 0) {
      LOG.info("{} {} jobs were lost at the broker; published again", found, outlook.type());
    }
  }

  private List<UUID> suspectForLong(String type, Set<UUID> now) {
    Map<UUID, Long> since = suspects.computeIfAbsent(type, _ -> new HashMap<>());
    since.keySet().retainAll(now);
    long nanos = System.nanoTime();
    long span = settings.lostAfter().dividedBy(2).toNanos();
    List<UUID> lost = new ArrayList<>();
    for (UUID id : now) {
      if (nanos - since.computeIfAbsent(id, _ -> nanos) >= span) {
        lost.add(id);
      }
    }
    lost.forEach(since::remove);
    return lost;
  }

  private int publish(List<UUID> ids) throws SQLException {
    return database.inTransaction(transaction -> {
      List<OutgoingMessage> lost =
          claimLostJobs.run(transaction.connection(), ids, settings.lostAfter());
      transaction.afterCommit(() -> publisher.publishAgain(lost));
      return lost.size();
    });
  }
}
