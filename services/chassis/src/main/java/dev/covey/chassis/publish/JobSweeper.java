/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.chassis.broker.BrokerConnection;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.broker.RetryDelay;
import dev.covey.model.database.Database;
import dev.covey.model.database.NotificationListener;
import dev.covey.model.message.MessageType;
import dev.covey.model.outbox.ClaimDueJobs;
import dev.covey.model.outbox.JobOutlook;
import dev.covey.model.outbox.NotifyJobs;
import dev.covey.model.outbox.OutgoingMessage;
import dev.covey.model.outbox.SelectJobOutlooks;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what was left in its row: jobs whose time has come, jobs and events that a crash or a
 * broker's failure left unpublished, jobs that the broker lost. Any number of processes may sweep.
 */
public final class JobSweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobSweeper.class);
  private static final Duration NO_ROOM = Duration.ofMillis(250);
  private static final RetryDelay AFTER_FAILURE =
      new RetryDelay(Duration.ofMillis(500), Duration.ofSeconds(10));
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int BATCH = 500;
  private static final List<String> TYPES =
      MessageType.JOBS.stream().map(MessageType::name).toList();

  private final Database database;
  private final CoveyClock clock;
  private final RabbitPublisher publisher;
  private final PublishSettings settings;
  private final SweepLost sweepLost;
  private final SweepEvents sweepEvents;
  private final PruneFinished prune;
  private final SelectJobOutlooks selectOutlooks = new SelectJobOutlooks();
  private final ClaimDueJobs claimDueJobs = new ClaimDueJobs();
  private final Semaphore wakeups = new Semaphore(0);
  private final NotificationListener listener;
  private final Thread thread;
  private volatile boolean closed;

  public JobSweeper(
      Database database,
      CoveyClock clock,
      RabbitPublisher publisher,
      BrokerConnection broker,
      JobTopology topology,
      PublishSettings settings) {
    QueueProbe probe = new QueueProbe(topology);
    broker.addUser(probe);
    this.database = database;
    this.clock = clock;
    this.publisher = publisher;
    this.settings = settings;
    this.sweepLost = new SweepLost(database, publisher, probe, settings);
    this.sweepEvents = new SweepEvents(database, publisher);
    this.prune = new PruneFinished(database, settings.keepDone());
    this.listener = new NotificationListener(database.access(), NotifyJobs.LISTEN, this::wake);
    this.thread = Thread.ofVirtual().name("sweep").unstarted(this::sweepUntilClosed);
  }

  public void start() {
    listener.start();
    thread.start();
  }

  /** Makes it look now. */
  public void wake() {
    wakeups.release();
  }

  private void sweepUntilClosed() {
    int failures = 0;
    try {
      while (!closed) {
        Duration pause;
        try {
          pause = sweep();
          if (failures > 0) {
            LOG.info("sweeping jobs again");
          }
          failures = 0;
        } catch (SQLException | RuntimeException failure) {
          failures++;
          if (failures == 1) {
            LOG.warn("can't sweep jobs, trying again: {}", failure.getMessage());
          }
          pause = AFTER_FAILURE.after(failures);
        }
        if (wakeups.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wakeups.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round: publishes what is due and returns after what (real) time there may be more. */
  public Duration sweep() throws SQLException {
    Map<String, Long> before = new HashMap<>();
    TYPES.forEach(type -> before.put(type, publisher.depths().publishedSoFar(type)));
    List<JobOutlook> outlooks =
        database.inTransaction(transaction ->
            selectOutlooks.run(transaction.connection(), TYPES, publisher.depths().most()));
    for (JobOutlook outlook : outlooks) {
      String type = outlook.type();
      publisher.depths().counted(type, outlook.queued(), before.getOrDefault(type, 0L));
    }
    Duration pause = settings.poll();
    for (JobOutlook outlook : outlooks) {
      Duration next = sweepDue(outlook);
      pause = next.compareTo(pause) < 0 ? next : pause;
    }
    sweepEvents.run();
    sweepLost.run(outlooks);
    prune.run();
    return pause;
  }

  /** Publishes the type's due jobs as far as there is room. */
  private Duration sweepDue(JobOutlook outlook) throws SQLException {
    Instant now = clock.instant();
    if (outlook.nextRun() == null) {
      return settings.poll();
    }
    if (outlook.nextRun().isAfter(now)) {
      return clock.realTimeUntil(outlook.nextRun());
    }
    while (true) {
      int most = Math.min(BATCH, publisher.room(outlook.type()));
      if (most == 0) {
        return NO_ROOM;
      }
      if (publishDue(outlook.type(), now, most) < most) {
        return NO_ROOM; // to see when the next one is due
      }
    }
  }

  private int publishDue(String type, Instant now, int most) throws SQLException {
    return database.inTransaction(transaction -> {
      List<OutgoingMessage> due = claimDueJobs.run(transaction.connection(), type, now, most);
      transaction.afterCommit(() -> publisher.publish(due));
      return due.size();
    });
  }

  /** Ends after the round that it is in: an interrupt could break a statement off. */
  @Override
  public void close() {
    closed = true;
    listener.close();
    wake();
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
