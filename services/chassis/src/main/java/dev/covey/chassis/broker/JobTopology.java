/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import dev.covey.model.message.MessageType;
import java.io.IOException;

/**
 * The exchanges and queues of a fleet, which all of its processes declare alike: a direct exchange
 * with one queue per job type, and a topic exchange for events.
 *
 * @param prefix what all names start with; fleets with different prefixes may share a broker
 */
public record JobTopology(String prefix) {
  public static final JobTopology DEFAULT = new JobTopology("covey");

  public String jobs() {
    return prefix + ".jobs";
  }

  public String events() {
    return prefix + ".events";
  }

  public String queue(String jobType) {
    return jobs() + "." + jobType;
  }

  /** Makes what is missing, and fails where something of the same name is different. */
  public void declare(Channel channel, BrokerKind kind) throws IOException {
    channel.exchangeDeclare(jobs(), BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(events(), BuiltinExchangeType.TOPIC, true);
    for (MessageType<?> type : MessageType.JOBS) {
      declareQueue(channel, kind, type.name());
      channel.queueBind(queue(type.name()), jobs(), type.name());
    }
  }

  /** Makes the queue where it is missing, and says how many messages and consumers it has. */
  public AMQP.Queue.DeclareOk declareQueue(Channel channel, BrokerKind kind, String jobType)
      throws IOException {
    return channel.queueDeclare(queue(jobType), true, false, false, kind.queueArguments());
  }
}
