/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.covey.chassis.broker.BrokerConnection;
import dev.covey.chassis.broker.BrokerKind;
import dev.covey.chassis.broker.JobTopology;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker how many messages of a job's queue are not handed out. One thread asks. */
final class QueueProbe implements BrokerConnection.User {
  private static final Logger LOG = LoggerFactory.getLogger(QueueProbe.class);

  private final JobTopology topology;
  private volatile @Nullable Open open;

  private record Open(Channel channel, BrokerKind kind) {}

  QueueProbe(JobTopology topology) {
    this.topology = topology;
  }

  @Override
  public synchronized void connected(Connection connection, BrokerKind kind) throws IOException {
    open = new Open(connection.createChannel(), kind);
  }

  @Override
  public synchronized void lost() {
    open = null;
  }

  /** Empty where the broker does not answer. A missing queue is made, and has none. */
  OptionalLong ready(String jobType) {
    Open current = open;
    if (current == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          topology.declareQueue(current.channel(), current.kind(), jobType).getMessageCount());
    } catch (IOException | ShutdownSignalException failure) {
      LOG.debug("no answer about the queue of {}", jobType, failure);
      renew(current);
      return OptionalLong.empty();
    }
  }

  /** A channel that failed once is of no more use, though its connection may be. */
  private synchronized void renew(Open failed) {
    Connection connection = failed.channel().getConnection();
    if (!connection.isOpen() || !failed.equals(open)) {
      return;
    }
    try {
      failed.channel().abort();
      open = new Open(connection.createChannel(), failed.kind());
    } catch (IOException | ShutdownSignalException gone) {
      LOG.debug("the connection ended meanwhile", gone);
    }
  }
}
