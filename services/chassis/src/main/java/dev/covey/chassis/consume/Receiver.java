/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.util.concurrent.atomic.AtomicLong;

/** The broker's calls for one subscription, passed on with the channel they came by. */
final class Receiver extends DefaultConsumer {
  private final DeliveryChannel deliveries;
  private final Listener listener;
  private final AtomicLong received = new AtomicLong();

  /** What can happen to a subscription. */
  interface Listener {
    void arrived(
        Delivery delivery, Envelope envelope, AMQP.BasicProperties properties, byte[] body);

    /** The broker ended the subscription: its queue is gone. */
    void cancelled();
  }

  Receiver(Channel channel, DeliveryChannel deliveries, Listener listener) {
    super(channel);
    this.deliveries = deliveries;
    this.listener = listener;
  }

  @Override
  public void handleDelivery(
      String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    received.incrementAndGet();
    Delivery delivery = new Delivery(deliveries, envelope.getDeliveryTag(), envelope.isRedeliver());
    listener.arrived(delivery, envelope, properties, body);
  }

  /** How many messages came so far. */
  long received() {
    return received.get();
  }

  @Override
  public void handleCancel(String consumerTag) {
    listener.cancelled();
  }
}
