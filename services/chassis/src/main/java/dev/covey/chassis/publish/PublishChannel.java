/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.covey.chassis.broker.FleetMessage;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.model.outbox.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A channel that publishes with confirms, as long as its connection lasts. One thread sends. */
final class PublishChannel {
  private final Channel channel;
  private final JobTopology topology;
  private final Unconfirmed unconfirmed = new Unconfirmed();
  private final Semaphore window;
  private final int windowSize;
  private volatile boolean ended;

  /** Told what became of messages. */
  interface Listener {
    void confirmed(List<OutgoingMessage> messages);

    void refused(List<OutgoingMessage> messages);
  }

  PublishChannel(Connection connection, JobTopology topology, int window, Listener listener)
      throws IOException {
    this.topology = topology;
    this.window = new Semaphore(window);
    this.windowSize = window;
    this.channel = connection.createChannel();
    channel.addReturnListener(
        returned -> unconfirmed.returned(UUID.fromString(returned.getProperties().getMessageId())));
    channel.addConfirmListener(
        (number, multiple) -> answered(unconfirmed.answered(number, multiple, true), listener),
        (number, multiple) -> answered(unconfirmed.answered(number, multiple, false), listener));
    channel.confirmSelect();
  }

  private void answered(Unconfirmed.Answer answer, Listener listener) {
    window.release(answer.confirmed().size() + answer.refused().size());
    if (!answer.confirmed().isEmpty()) {
      listener.confirmed(answer.confirmed());
    }
    if (!answer.refused().isEmpty()) {
      listener.refused(answer.refused());
    }
  }

  /** Calls back if the broker closes this channel alone. */
  void onClosedByBroker(Consumer<ShutdownSignalException> listener) {
    channel.addShutdownListener(cause -> {
      if (!cause.isHardError() && !cause.isInitiatedByApplication()) {
        listener.accept(cause);
      }
    });
  }

  /** Sends; false where the channel is gone and the message was not taken on. */
  boolean send(OutgoingMessage message) throws InterruptedException {
    while (!window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      if (ended) {
        return false;
      }
    }
    if (!unconfirmed.add(channel.getNextPublishSeqNo(), message)) {
      return false;
    }
    try {
      String exchange =
          switch (message.kind()) {
            case JOB -> topology.jobs();
            case EVENT -> topology.events();
          };
      boolean mandatory = message.kind() == OutgoingMessage.Kind.JOB;
      channel.basicPublish(
          exchange, message.type(), mandatory, FleetMessage.properties(message), message.body());
    } catch (IOException | ShutdownSignalException _) {
      // the connection's end answers for it
    }
    return true;
  }

  /** Waits until everything sent is answered, or for as long as given. */
  void awaitAnswers(Duration patience) throws InterruptedException {
    if (window.tryAcquire(windowSize, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      window.release(windowSize);
    }
  }

  int pending() {
    return unconfirmed.size();
  }

  /** Ends it: returns what was sent and never answered. */
  List<OutgoingMessage> end() {
    ended = true;
    return unconfirmed.end();
  }
}
