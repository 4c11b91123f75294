/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Finds ports of 127.0.0.1, and tells when one is taken. */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;
  private static final int ATTEMPTS = 1_000;

  private FreePort() {}

  /**
   * A port that is free now, below those that the system gives to outgoing connections: it will
   * most likely be free again after a restart.
   */
  public static int find() {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = FIRST + random.nextInt(COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedServerException(
        "found no free port on 127.0.0.1 from " + FIRST + " to " + (FIRST + COUNT - 1));
  }

  /** Throws when {@code port} is taken; {@code owner} is who wants it, for the message. */
  public static void check(int port, String owner) {
    if (!isFree(port)) {
      throw new EmbeddedServerException(
          "port %d of 127.0.0.1 is taken by another program, and is that of %s; stop the other program"
              .formatted(port, owner));
    }
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Otherwise the connections of a server that has just ended keep its port for a minute.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
