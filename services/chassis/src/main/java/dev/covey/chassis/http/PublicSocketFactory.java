/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that connect to the open Internet only, and throw {@link PrivateAddressException}
 * otherwise. They look at the very address that is connected to, so neither a name that leads
 * elsewhere nor one that changes its mind between check and use gets by. Where a client goes
 * through a proxy, that address is the proxy's: give it none.
 */
public final class PublicSocketFactory extends SocketFactory {

  @Override
  public Socket createSocket() {
    return new PublicSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress address, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(address);
      return socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  /** The other way to connect ends here, too. */
  private static final class PublicSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress target
          && target.getAddress() != null
          && !PublicAddresses.contain(target.getAddress())) {
        throw new PrivateAddressException(target.getAddress());
      }
      super.connect(endpoint, timeout);
    }
  }
}
