/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.covey.testing.EmbeddedBrokerExtension;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(EmbeddedBrokerExtension.class)
class BrokerConnectionIT {

  /** Nobody would ever end that connection: close() came before there was one to end. */
  @Test
  void closedWhileReconnecting_leavesNoConnectionBehind(dev.covey.testing.BrokerAccess server)
      throws Exception {
    SlowUser user = new SlowUser();
    BrokerConnection connection =
        new BrokerConnection(
            new BrokerAccess(
                "127.0.0.1",
                server.port(),
                server.virtualHost(),
                false,
                server.user(),
                server.password()),
            JobTopology.DEFAULT,
            "test");
    connection.addUser(user);
    connection.start();

    user.slow = true;
    connection.restart("test");
    user.reconnecting.await();
    connection.close();
    user.goOn.countDown();

    await().until(() -> user.lost == 2);
    assertThat(user.connections).hasSize(2).noneMatch(Connection::isOpen);
  }

  /** Takes its time with its second connection. */
  private static final class SlowUser implements BrokerConnection.User {
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch reconnecting = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean slow;
    private volatile int lost;

    @Override
    public void connected(Connection connection, BrokerKind kind) throws IOException {
      connections.add(connection);
      if (slow) {
        reconnecting.countDown();
        try {
          goOn.await();
        } catch (InterruptedException interrupt) {
          throw new IOException(interrupt);
        }
      }
    }

    @Override
    public synchronized void lost() {
      lost++;
    }
  }
}
