/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.model.database.Transaction;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.message.Envelope;
import dev.covey.model.message.Event;
import dev.covey.model.message.Message;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.MessageIds;
import dev.covey.model.message.ProfileChanged;
import dev.covey.model.message.Traceparent;
import dev.covey.model.message.TweetDeleted;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.message.TweetReappeared;
import dev.covey.model.message.Webhook;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in the fleet's own database. What is due and finds room at the broker is published
 * right after the commit; the rest waits in its row for a sweeper. With an event goes a job for
 * each webhook that wants it. Safe for many threads.
 */
public final class PostgresOutbox implements Outbox {
  private final MessageCodec codec;
  private final CoveyClock clock;
  private final MessagePublisher publisher;
  private final MessageIds ids = new MessageIds();
  private final InsertJobs insertJobs = new InsertJobs();
  private final InsertEvents insertEvents = new InsertEvents();
  private final NotifyJobs notifyJobs = new NotifyJobs();

  public PostgresOutbox(MessageCodec codec, CoveyClock clock, MessagePublisher publisher) {
    this.codec = codec;
    this.clock = clock;
    this.publisher = publisher;
  }

  @Override
  public int enqueue(Transaction transaction, List<NewJob> jobs) throws SQLException {
    if (jobs.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    Map<String, Integer> room = new HashMap<>();
    List<InsertJobs.Row> rows = new ArrayList<>(jobs.size());
    List<OutgoingMessage> outgoing = new ArrayList<>(jobs.size());
    for (NewJob job : jobs) {
      OutgoingMessage message = encode(OutgoingMessage.Kind.JOB, job.job(), now);
      Instant runAt = job.runAt() == null ? now : job.runAt();
      JobState state = JobState.WAITING;
      if (!runAt.isAfter(now) && takePlace(room, message.type())) {
        state = JobState.QUEUED;
        outgoing.add(message);
      }
      String body = new String(message.body(), UTF_8);
      rows.add(
          new InsertJobs.Row(message.id(), message.type(), state, body, job.uniqueKey(), runAt));
    }
    Set<UUID> inserted = insertJobs.run(transaction.connection(), now, rows);
    if (outgoing.size() < rows.size()) {
      notifyJobs.run(transaction.connection());
    }
    if (inserted.size() < rows.size()) {
      outgoing.removeIf(message -> !inserted.contains(message.id()));
    }
    publishAfterCommit(transaction, outgoing);
    return inserted.size();
  }

  /** Whether one more of this type finds room, which it then takes. */
  private boolean takePlace(Map<String, Integer> room, String type) {
    int left = room.computeIfAbsent(type, publisher::room);
    room.put(type, left - 1);
    return left > 0;
  }

  @Override
  public void tell(Transaction transaction, List<? extends Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<OutgoingMessage> outgoing = new ArrayList<>(events.size());
    List<InsertEvents.Row> rows = new ArrayList<>(events.size());
    for (Event event : events) {
      OutgoingMessage message = encode(OutgoingMessage.Kind.EVENT, event, now);
      outgoing.add(message);
      String body = new String(message.body(), UTF_8);
      rows.add(new InsertEvents.Row(message.id(), message.type(), body, profile(event)));
    }
    boolean handed = publisher.room(outgoing.getFirst().type()) >= outgoing.size();
    List<InsertEvents.Wish> wishes = insertEvents.run(transaction.connection(), handed, rows);
    if (handed) {
      publishAfterCommit(transaction, outgoing);
    } else {
      notifyJobs.run(transaction.connection());
    }
    enqueue(transaction, wishes.stream().map(PostgresOutbox::delivery).toList());
  }

  /** What a webhook that wants only one profile's events goes by. */
  private static @Nullable Long profile(Event event) {
    return switch (event) {
      case TweetDetected detected -> detected.profileId();
      case TweetDeleted deleted -> deleted.profileId();
      case TweetReappeared reappeared -> reappeared.profileId();
      case ProfileChanged changed -> changed.profileId();
      case ActionSettled _ -> null;
    };
  }

  private static NewJob delivery(InsertEvents.Wish wish) {
    String eventId = wish.eventId().toString();
    return new NewJob(
        new Webhook(wish.webhookId(), eventId),
        null,
        "webhook:" + wish.webhookId() + ":" + eventId);
  }

  private OutgoingMessage encode(OutgoingMessage.Kind kind, Message message, Instant now) {
    UUID id = ids.next();
    String trace = Traceparent.next().header();
    byte[] body = codec.encode(new Envelope<>(id, codec.version(message), now, trace, message));
    return new OutgoingMessage(kind, id, message.type(), body, false);
  }

  private void publishAfterCommit(Transaction transaction, List<OutgoingMessage> messages) {
    if (!messages.isEmpty()) {
      transaction.afterCommit(() -> publisher.publish(messages));
    }
  }
}
