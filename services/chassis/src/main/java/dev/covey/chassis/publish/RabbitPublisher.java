/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import com.rabbitmq.client.Connection;
import dev.covey.chassis.broker.BrokerConnection;
import dev.covey.chassis.broker.BrokerKind;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.broker.RetryDelay;
import dev.covey.model.database.Database;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes with confirms on its own connection. What the broker does not confirm goes back to its
 * row, and its type then pauses for a moment. Safe for many threads.
 */
public final class RabbitPublisher
    implements MessagePublisher, BrokerConnection.User, PublishChannel.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RabbitPublisher.class);
  private static final RetryDelay PAUSE =
      new RetryDelay(Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final List<OutgoingMessage> END = List.of();

  private final BrokerConnection broker;
  private final JobTopology topology;
  private final PublishSettings settings;
  private final JobDepths depths;
  private final PublishOutcomes outcomes;
  private final BlockingQueue<List<OutgoingMessage>> inbox = new LinkedBlockingQueue<>();
  private final AtomicInteger unsent = new AtomicInteger();
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
  private final Thread sender;
  private volatile @Nullable PublishChannel channel;

  private record Pause(int failures, long untilNanos) {}

  /** {@code broker} is for publishing only: a broker that is short of memory stops reading it. */
  public RabbitPublisher(
      BrokerConnection broker, JobTopology topology, Database database, PublishSettings settings) {
    this.broker = broker;
    this.topology = topology;
    this.settings = settings;
    this.depths = new JobDepths(settings.maxDepth());
    this.outcomes = new PublishOutcomes(database);
    this.sender = Thread.ofVirtual().name("publish").unstarted(this::sendUntilClosed);
    broker.addUser(this);
  }

  /** Starts publishing; the broker connection is started by its owner. */
  public void start() {
    outcomes.start();
    sender.start();
  }

  @Override
  public void connected(Connection connection, BrokerKind kind) throws IOException {
    PublishChannel made = new PublishChannel(connection, topology, settings.window(), this);
    made.onClosedByBroker(cause -> broker.restart("it closed the publishing channel: " + cause));
    channel = made;
  }

  @Override
  public void lost() {
    PublishChannel gone = channel;
    channel = null;
    if (gone != null) {
      outcomes.refused(gone.end());
    }
  }

  @Override
  public int room(String type) {
    PublishChannel current = channel;
    if (current == null || paused(type)) {
      return 0;
    }
    int pending = unsent.get() + current.pending();
    return Math.max(0, Math.min(depths.room(type), settings.maxDepth() - pending));
  }

  /** Whether the broker takes messages of this type now, however many it has. */
  boolean takes(String type) {
    return channel != null && !paused(type);
  }

  JobDepths depths() {
    return depths;
  }

  @Override
  public void publish(List<OutgoingMessage> messages) {
    for (OutgoingMessage message : messages) {
      if (message.kind() == OutgoingMessage.Kind.JOB) {
        depths.published(message.type());
      }
    }
    publishAgain(messages);
  }

  /** Publishes what is counted already as being at the broker. */
  void publishAgain(List<OutgoingMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    unsent.addAndGet(messages.size());
    inbox.add(List.copyOf(messages));
  }

  private void sendUntilClosed() {
    try {
      for (List<OutgoingMessage> batch = inbox.take(); !batch.isEmpty(); batch = inbox.take()) {
        send(batch);
      }
    } catch (InterruptedException _) {
      inbox.forEach(outcomes::refused);
    }
  }

  private void send(List<OutgoingMessage> batch) throws InterruptedException {
    int sent = 0;
    try {
      for (OutgoingMessage message : batch) {
        PublishChannel current = channel;
        if (current == null || !current.send(message)) {
          break;
        }
        sent++;
        unsent.decrementAndGet();
      }
    } finally {
      if (sent < batch.size()) {
        unsent.addAndGet(sent - batch.size());
        outcomes.refused(batch.subList(sent, batch.size()));
      }
    }
  }

  @Override
  public void confirmed(List<OutgoingMessage> messages) {
    if (!pauses.isEmpty()) {
      messages.forEach(message -> pauses.remove(message.type()));
    }
    outcomes.confirmed(messages);
  }

  @Override
  public void refused(List<OutgoingMessage> messages) {
    outcomes.refused(messages);
    messages.stream().map(OutgoingMessage::type).distinct().forEach(this::pause);
  }

  /** No queue takes the type, or the broker is in trouble: declares anew, and gives it time. */
  private void pause(String type) {
    if (paused(type)) {
      return;
    }
    Pause pause =
        pauses.compute(
            type,
            (_, before) -> {
              int failures = before == null ? 1 : before.failures() + 1;
              return new Pause(failures, System.nanoTime() + PAUSE.after(failures).toNanos());
            });
    if (pause.failures() == 1) {
      LOG.warn("the broker does not take {} messages; they wait in Postgres meanwhile", type);
    }
    broker.restart("it did not take a " + type + " message");
  }

  private boolean paused(String type) {
    Pause pause = pauses.get(type);
    return pause != null && pause.untilNanos() - System.nanoTime() > 0;
  }

  /** Waits a moment for what is under way, and hands the rest back to its rows. */
  @Override
  public void close() {
    inbox.add(END);
    try {
      sender.join(PATIENCE);
      PublishChannel current = channel;
      if (current != null) {
        current.awaitAnswers(PATIENCE);
      }
      sender.interrupt();
      sender.join();
    } catch (InterruptedException _) {
      sender.interrupt();
      Thread.currentThread().interrupt();
    }
    lost();
    outcomes.close();
  }
}
