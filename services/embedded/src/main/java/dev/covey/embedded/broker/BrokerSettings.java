/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.broker;

import java.nio.file.Path;

/** Where an embedded broker keeps its queues, where it listens, and who may come in. */
public record BrokerSettings(Path dataFolder, int port, String password) {
  public BrokerSettings {
    dataFolder = dataFolder.toAbsolutePath().normalize();
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "broker on 127.0.0.1:" + port + " with data in " + dataFolder;
  }
}
