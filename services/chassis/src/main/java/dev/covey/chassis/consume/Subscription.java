/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.covey.chassis.broker.BrokerKind;
import dev.covey.chassis.broker.JobTopology;
import java.io.IOException;
import java.util.function.Consumer;

/** A subscription to one job queue, for as long as its connection lasts. */
final class Subscription {
  private static final int STARVED = 6;

  private final Channel probe;
  private final BrokerKind kind;
  private final JobTopology topology;
  private final String jobType;
  private final DeliveryChannel deliveries;
  private final String consumerTag;
  private final Receiver receiver;

  /** Looks in a row at which messages waited, no job was held and none had come. */
  private int starvingLooks;

  private long receivedBefore;

  /** Who is told of what arrives and of what goes wrong. */
  record Listeners(Receiver.Listener deliveries, Consumer<String> broken) {}

  Subscription(
      Connection connection,
      BrokerKind kind,
      JobTopology topology,
      String jobType,
      int prefetch,
      Listeners listeners)
      throws IOException {
    this.kind = kind;
    this.topology = topology;
    this.jobType = jobType;
    this.probe = connection.createChannel();
    Channel channel = connection.createChannel();
    channel.addShutdownListener(cause -> {
      if (!cause.isHardError() && !cause.isInitiatedByApplication()) {
        listeners.broken().accept("it closed the channel: " + cause.getMessage());
      }
    });
    channel.basicQos(prefetch);
    this.deliveries = new DeliveryChannel(channel);
    this.receiver = new Receiver(channel, deliveries, listeners.deliveries());
    this.consumerTag = channel.basicConsume(topology.queue(jobType), false, receiver);
  }

  DeliveryChannel deliveries() {
    return deliveries;
  }

  /**
   * Whether messages still come this way. RabbitMQ tells by itself when they don't, and when it is
   * busy it counts nothing rather than wait, so it is not asked. For one thread.
   */
  boolean alive(int jobsHeld) {
    return kind == BrokerKind.RABBITMQ || handsOut(jobsHeld);
  }

  /**
   * Other brokers do not say when a queue was deleted, and it may be back with consumers other than
   * this one: then messages wait, and this one, with no job in hand, is given none. It takes
   * several looks to tell that from one large message.
   */
  private boolean handsOut(int jobsHeld) {
    try {
      AMQP.Queue.DeclareOk queue = topology.declareQueue(probe, kind, jobType);
      long received = receiver.received();
      boolean starving = jobsHeld == 0 && queue.getMessageCount() > 0 && received == receivedBefore;
      starvingLooks = starving ? starvingLooks + 1 : 0;
      receivedBefore = received;
      return queue.getConsumerCount() > 0 && starvingLooks < STARVED;
    } catch (IOException | ShutdownSignalException _) {
      // the end of a connection is told elsewhere; an open one that does not answer is told nowhere
      return !probe.getConnection().isOpen();
    }
  }

  /** Takes nothing more; what came can still be acked. */
  void cancel() {
    deliveries.cancel(consumerTag);
  }

  /** Hands back what is not acked. */
  void close() {
    deliveries.close();
  }
}
