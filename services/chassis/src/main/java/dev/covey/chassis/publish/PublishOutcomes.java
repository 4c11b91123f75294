/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.MarkEventsPublished;
import dev.covey.model.outbox.OutgoingMessage;
import dev.covey.model.outbox.ReturnUnpublishedEvents;
import dev.covey.model.outbox.ReturnUnpublishedJobs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what became of published messages, many at a time and off the publisher's thread.
 * What it can't write a sweep finds out later: then a message is published twice, never lost.
 */
final class PublishOutcomes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishOutcomes.class);
  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Outcome END = new Outcome(OutgoingMessage.Kind.EVENT, new UUID(0, 0), false);

  private final Database database;
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final ReturnUnpublishedJobs returnJobs = new ReturnUnpublishedJobs();
  private final ReturnUnpublishedEvents returnEvents = new ReturnUnpublishedEvents();
  private final MarkEventsPublished markEvents = new MarkEventsPublished();
  private final Thread writer;

  private record Outcome(OutgoingMessage.Kind kind, UUID id, boolean published) {}

  PublishOutcomes(Database database) {
    this.database = database;
    this.writer = Thread.ofVirtual().name("publish-outcomes").unstarted(this::writeUntilClosed);
  }

  void start() {
    writer.start();
  }

  /** A job needs no note: its row says already that it is at the broker. */
  void confirmed(List<OutgoingMessage> messages) {
    for (OutgoingMessage message : messages) {
      if (message.kind() == OutgoingMessage.Kind.EVENT) {
        outcomes.add(new Outcome(message.kind(), message.id(), true));
      }
    }
  }

  void refused(List<OutgoingMessage> messages) {
    messages.forEach(message -> outcomes.add(new Outcome(message.kind(), message.id(), false)));
  }

  private void writeUntilClosed() {
    List<Outcome> batch = new ArrayList<>();
    try {
      boolean last = false;
      while (!last) {
        batch.add(outcomes.take());
        outcomes.drainTo(batch, MOST_AT_ONCE);
        last = batch.remove(END);
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Outcome> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      database.inTransaction(transaction -> {
        Connection connection = transaction.connection();
        returnJobs.run(connection, ids(batch, OutgoingMessage.Kind.JOB, false));
        returnEvents.run(connection, ids(batch, OutgoingMessage.Kind.EVENT, false));
        return markEvents.run(connection, ids(batch, OutgoingMessage.Kind.EVENT, true));
      });
    } catch (SQLException failure) {
      LOG.debug(
          "{} outcomes of publishing not written; a sweep will mend it", batch.size(), failure);
    }
  }

  private static List<UUID> ids(List<Outcome> batch, OutgoingMessage.Kind kind, boolean published) {
    return batch.stream()
        .filter(outcome -> outcome.kind() == kind && outcome.published() == published)
        .map(Outcome::id)
        .toList();
  }

  /** Writes what is left, and ends. */
  @Override
  public void close() {
    outcomes.add(END);
    try {
      if (!writer.join(PATIENCE)) {
        writer.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
