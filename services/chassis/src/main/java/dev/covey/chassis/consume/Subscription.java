/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.covey.chassis.broker.BrokerKind;
import dev.covey.chassis.broker.JobTopology;
import java.io.IOException;
import java.util.function.Consumer;

/** A subscription to one job queue, for as long as its connection lasts. */
final class Subscription {
  private final Channel probe;
  private final BrokerKind kind;
  private final JobTopology topology;
  private final String jobType;
  private final DeliveryChannel deliveries;
  private final String consumerTag;

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
    this.consumerTag =
        channel.basicConsume(
            topology.queue(jobType),
            false,
            new Receiver(channel, deliveries, listeners.deliveries()));
  }

  DeliveryChannel deliveries() {
    return deliveries;
  }

  /** Whether the queue still has consumers: not every broker says when it has none any more. */
  boolean alive() {
    try {
      return topology.declareQueue(probe, kind, jobType).getConsumerCount() > 0;
    } catch (IOException | ShutdownSignalException _) {
      return true; // the connection's end is told elsewhere
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
