/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes TCP connections on to a server, until they fall silent: they stay open, and nothing comes
 * through any more, as after a failover or behind a firewall that forgot them.
 */
final class SilentProxy implements AutoCloseable {
  private final int port;
  private final ServerSocket listener;
  private final AtomicInteger silenced = new AtomicInteger();

  SilentProxy(int port) throws IOException {
    this.port = port;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Nothing passes any more on the connections that are open now; later ones work. */
  void silence() {
    silenced.incrementAndGet();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        int age = silenced.get();
        Thread.ofVirtual().start(() -> pass(client, server, age));
        Thread.ofVirtual().start(() -> pass(server, client, age));
      } catch (IOException ended) {
        // the next turn tells whether the listener is closed
      }
    }
  }

  private void pass(Socket from, Socket to, int age) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int read = in.read(buffer);
      while (read >= 0) {
        if (age == silenced.get()) {
          out.write(buffer, 0, read);
        }
        read = in.read(buffer);
      }
    } catch (IOException ended) {
      // one of the two has ended the connection
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
