/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.transport;

import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.health.HealthCheck;
import dev.covey.chassis.health.HealthResult;

/** Whether the broker is reached. */
record BrokerCheck(BrokerAccess access, JobTransport transport) implements HealthCheck {
  @Override
  public String name() {
    return "broker";
  }

  @Override
  public HealthResult check() {
    return transport.up()
        ? HealthResult.OK
        : HealthResult.failed(access + ": not connected; trying again until it is back");
  }
}
