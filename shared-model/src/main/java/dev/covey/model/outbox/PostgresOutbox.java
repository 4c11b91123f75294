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
import java.util.Objects;
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
    return enqueueTraced(
        transaction, jobs.stream().map(job -> new Traced(job, Traceparent.next())).toList());
  }

  /** A job and what it is a step of. */
  private record Traced(NewJob job, Traceparent trace) {}

  private int enqueueTraced(Transaction transaction, List<Traced> jobs) throws SQLException {
    if (jobs.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    Map<String, Integer> room = new HashMap<>();
    List<InsertJobs.Row> rows = new ArrayList<>(jobs.size());
    List<OutgoingMessage> outgoing = new ArrayList<>(jobs.size());
    for (Traced traced : jobs) {
      NewJob job = traced.job();
      OutgoingMessage message = encode(OutgoingMessage.Kind.JOB, job.job(), now, traced.trace());
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
  public void tell(Transaction transaction, List<? extends Event> events) {
    Instant now = clock.instant();
    for (Event event : events) {
      Traceparent trace = Traceparent.next();
      OutgoingMessage message = encode(OutgoingMessage.Kind.EVENT, event, now, trace);
      transaction.together(Told.class, new Told(message, profile(event), trace), this::tellAll);
    }
  }

  private record Told(OutgoingMessage message, @Nullable Long profileId, Traceparent trace) {
    InsertEvents.Row row(boolean handed) {
      String body = new String(message.body(), UTF_8);
      return new InsertEvents.Row(message.id(), message.type(), body, profileId, handed);
    }
  }

  private void tellAll(Transaction transaction, List<Told> all) throws SQLException {
    Map<String, Integer> room = new HashMap<>();
    Map<UUID, Traceparent> traces = HashMap.newHashMap(all.size());
    List<InsertEvents.Row> rows = new ArrayList<>(all.size());
    List<OutgoingMessage> outgoing = new ArrayList<>(all.size());
    for (Told told : all) {
      boolean handed = takePlace(room, told.message().type());
      rows.add(told.row(handed));
      traces.put(told.message().id(), told.trace());
      if (handed) {
        outgoing.add(told.message());
      }
    }
    List<InsertEvents.Wish> wishes = insertEvents.run(transaction.connection(), rows);
    if (outgoing.size() < rows.size()) {
      notifyJobs.run(transaction.connection());
    }
    publishAfterCommit(transaction, outgoing);
    List<Traced> deliveries = new ArrayList<>(wishes.size());
    for (InsertEvents.Wish wish : wishes) {
      Traceparent told = Objects.requireNonNull(traces.get(wish.eventId()), "told just now");
      deliveries.add(new Traced(delivery(wish), told.child()));
    }
    enqueueTraced(transaction, deliveries);
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

  private OutgoingMessage encode(
      OutgoingMessage.Kind kind, Message message, Instant now, Traceparent trace) {
    UUID id = ids.next();
    byte[] body =
        codec.encode(new Envelope<>(id, codec.version(message), now, trace.header(), message));
    return new OutgoingMessage(kind, id, message.type(), body, false);
  }

  private void publishAfterCommit(Transaction transaction, List<OutgoingMessage> messages) {
    if (!messages.isEmpty()) {
      transaction.afterCommit(() -> publisher.publish(messages));
    }
  }
}
