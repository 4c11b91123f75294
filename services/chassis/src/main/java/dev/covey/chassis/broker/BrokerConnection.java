/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker that comes back by itself. Its users are told of each new connection
 * and of its loss; they open their channels anew each time. A loss is logged once, and so is the
 * return; in between it is tried again with growing, jittered delays. Safe for many threads.
 */
public final class BrokerConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
  private static final RetryDelay DELAY =
      new RetryDelay(Duration.ofMillis(200), Duration.ofSeconds(10));

  /** A connection that did not last this long was no success: the delays go on growing. */
  private static final Duration CALM = Duration.ofSeconds(10);

  private static final int HEARTBEAT_SECONDS = 10;
  private static final int CLOSE_MILLIS = 3_000;

  /** A broker that takes longer to answer is taken for gone. */
  private static final int ANSWER_MILLIS = 15_000;

  private static final int LARGEST_MESSAGE = 256 * 1024 * 1024;

  /** Uses a connection while it lasts. Called by one thread, in turn. */
  public interface User {
    /** There is a new connection, with everything declared. A failure here ends it again. */
    void connected(Connection connection, BrokerKind kind) throws IOException;

    /** The connection is gone; also called where {@link #connected} failed. */
    void lost();
  }

  private final BrokerAccess access;
  private final JobTopology topology;
  private final String name;
  private final List<User> users = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
  private volatile @Nullable Link link;
  private @Nullable Thread supervisor;

  /** A connection and the end of it. */
  private record Link(Connection connection, long sinceNanos, CountDownLatch ended) {}

  /** {@code name} is how the broker's own tools show the connection. */
  public BrokerConnection(BrokerAccess access, JobTopology topology, String name) {
    this.access = access;
    this.topology = topology;
    this.name = name;
  }

  /** Adds a user; before {@link #start}. */
  public void addUser(User user) {
    users.add(user);
  }

  /** Connects, or fails with a message for people. From then on it reconnects by itself. */
  public synchronized void start() throws BrokerException {
    if (supervisor != null) {
      throw new IllegalStateException("already started");
    }
    Link first = connect();
    link = first;
    supervisor = Thread.ofVirtual().name("broker-" + name).start(() -> supervise(first));
  }

  /** Whether there is a connection now. */
  public boolean up() {
    Link current = link;
    return current != null && current.connection().isOpen();
  }

  public BrokerAccess access() {
    return access;
  }

  /** Drops the connection where it no longer does what it should, so that a new one is made. */
  public void restart(String reason) {
    Link current = link;
    if (current != null) {
      LOG.warn("connecting anew to the broker at {}: {}", access, reason);
      end(current);
    }
  }

  private void supervise(Link first) {
    Link current = first;
    int failures = 0;
    try {
      while (current != null) {
        if (closed.getCount() == 0) {
          // closed while this one was being made, and so not found there
          end(current);
        }
        current.ended().await();
        link = null;
        users.forEach(User::lost);
        if (closed.getCount() == 0) {
          return;
        }
        boolean calm = System.nanoTime() - current.sinceNanos() > CALM.toNanos();
        failures = calm ? 1 : failures + 1;
        current = reconnect(failures);
        link = current;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until it succeeds; null once closed. */
  private @Nullable Link reconnect(int failures) throws InterruptedException {
    long lostAt = System.nanoTime();
    for (int failed = failures; ; failed++) {
      if (closed.await(DELAY.after(failed).toMillis(), TimeUnit.MILLISECONDS)) {
        return null;
      }
      try {
        Link made = connect();
        Duration gone = Duration.ofNanos(System.nanoTime() - lostAt);
        LOG.info("back at the broker at {} after {} ms", access, gone.toMillis());
        return made;
      } catch (BrokerException failure) {
        LOG.debug("still no broker", failure);
      }
    }
  }

  private Link connect() throws BrokerException {
    Connection connection = null;
    try {
      connection = factory().newConnection(deliveries, name);
      CountDownLatch ended = new CountDownLatch(1);
      connection.addShutdownListener(cause -> ended(cause, ended));
      BrokerKind kind = BrokerKind.of(connection);
      try (Channel channel = connection.createChannel()) {
        topology.declare(channel, kind);
      }
      for (User user : users) {
        user.connected(connection, kind);
      }
      return new Link(connection, System.nanoTime(), ended);
    } catch (IOException | TimeoutException | GeneralSecurityException | RuntimeException failure) {
      if (connection != null) {
        connection.abort(CLOSE_MILLIS);
        users.forEach(User::lost);
      }
      throw BrokerException.connecting(access, failure);
    }
  }

  private void ended(ShutdownSignalException cause, CountDownLatch ended) {
    Link current = link;
    boolean mine = current != null && current.ended().equals(ended);
    if (mine && closed.getCount() > 0 && !cause.isInitiatedByApplication()) {
      LOG.warn(
          "lost the broker at {}: {}; trying again until it is back",
          access,
          BrokerException.reason(cause));
    }
    ended.countDown();
  }

  private ConnectionFactory factory() throws GeneralSecurityException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(access.host());
    factory.setPort(access.port());
    factory.setVirtualHost(access.virtualHost());
    factory.setUsername(access.user());
    factory.setPassword(access.password());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout(5_000);
    factory.setHandshakeTimeout(10_000);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setChannelRpcTimeout(ANSWER_MILLIS);
    factory.setMaxInboundMessageBodySize(LARGEST_MESSAGE);
    factory.setExceptionHandler(new QuietExceptionHandler());
    if (access.tls()) {
      factory.useSslProtocol(SSLContext.getDefault());
      factory.enableHostnameVerification();
    }
    return factory;
  }

  /** Ends the connection and does not make another. */
  @Override
  public void close() {
    closed.countDown();
    Link current = link;
    if (current != null) {
      end(current);
    }
    deliveries.close();
  }

  private static void end(Link link) {
    link.connection().abort(CLOSE_MILLIS);
    link.ended().countDown();
  }
}
