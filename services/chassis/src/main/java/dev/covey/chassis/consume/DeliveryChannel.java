/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel that deliveries came by, and their acks: as few as possible, many messages with one
 * where all before it are settled. Acks on a dead channel are harmless: the messages come again and
 * are duplicates. One thread acks.
 */
final class DeliveryChannel {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryChannel.class);
  private final Channel channel;

  /** Settled tags above the prefix. */
  private final TreeSet<Long> settled = new TreeSet<>();

  /** All tags up to here are settled. */
  private long prefix;

  DeliveryChannel(Channel channel) {
    this.channel = channel;
  }

  void ack(List<Long> tags) {
    settled.addAll(tags);
    while (settled.remove(prefix + 1)) {
      prefix++;
    }
    // a tag that was acked before must not be named again: so the last new one of the prefix is
    long upTo = tags.stream().mapToLong(tag -> tag).filter(tag -> tag <= prefix).max().orElse(0);
    try {
      if (upTo > 0) {
        channel.basicAck(upTo, true);
      }
      for (long tag : tags) {
        if (tag > prefix) {
          channel.basicAck(tag, false);
        }
      }
    } catch (IOException | ShutdownSignalException gone) {
      LOG.debug("{} messages not acked; they will come again", tags.size(), gone);
    }
  }

  /** Stops deliveries; what was delivered can still be acked. */
  void cancel(String consumerTag) {
    try {
      channel.basicCancel(consumerTag);
    } catch (IOException | ShutdownSignalException gone) {
      LOG.debug("consumer is gone already", gone);
    }
  }

  /** Closes it: what was not acked is handed out again, to others. */
  void close() {
    try {
      channel.close();
    } catch (IOException | TimeoutException | ShutdownSignalException gone) {
      LOG.debug("channel is gone already", gone);
    }
  }
}
