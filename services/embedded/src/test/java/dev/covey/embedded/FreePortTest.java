/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @Test
  void port_takenIsRefusedWithItsNumberAndOwner() throws IOException {
    int port = FreePort.find();
    FreePort.check(port, "the sample server");

    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> FreePort.check(stranger.getLocalPort(), "the sample server"))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("the sample server");
    }
  }
}
