/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.health.HealthServer;
import dev.covey.chassis.http.PortTakenException;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import java.io.IOException;

/** The health server as the first to start and the last to stop. */
public record HealthService(HealthServer server) implements Service {
  @Override
  public String name() {
    return "health";
  }

  @Override
  public void start() throws IOException, StartupException {
    try {
      server.start();
    } catch (PortTakenException taken) {
      throw new StartupException(String.valueOf(taken.getMessage()), taken);
    }
  }

  @Override
  public void stop() {
    server.close();
  }
}
