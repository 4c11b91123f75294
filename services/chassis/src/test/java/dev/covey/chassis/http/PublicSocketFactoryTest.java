/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicSocketFactoryTest {
  private final PublicSocketFactory factory = new PublicSocketFactory();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout(50);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void everyWayToConnect_isRefusedWithoutAPacket() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port = server.getLocalPort();
    try (Socket socket = factory.createSocket();
        Socket other = factory.createSocket()) {
      assertRefused(() -> socket.connect(new InetSocketAddress("localhost", port)));
      assertRefused(() -> other.connect(new InetSocketAddress("localhost", port), 1_000));
    }
    assertRefused(() -> factory.createSocket("localhost", port));
    assertRefused(() -> factory.createSocket(loopback, port));
    assertRefused(() -> factory.createSocket("localhost", port, loopback, 0));
    assertRefused(() -> factory.createSocket(loopback, port, loopback, 0));

    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  /** Numbers that are no address at first sight are one to the resolver. */
  @Test
  void addressInDisguise_isRefused() {
    assertRefused(() -> factory.createSocket("2130706433", server.getLocalPort()));
    assertRefused(() -> factory.createSocket("::ffff:127.0.0.1", server.getLocalPort()));
  }

  private static void assertRefused(ThrowingCallable connecting) {
    assertThatThrownBy(connecting)
        .isInstanceOf(PrivateAddressException.class)
        .hasMessageContaining("is not an address of the open Internet");
  }
}
