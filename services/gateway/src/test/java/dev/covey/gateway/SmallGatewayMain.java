/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.model.database.DatabaseAccess;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A gateway in a process of its own, which a test gives little memory. */
final class SmallGatewayMain {
  private SmallGatewayMain() {}

  public static void main(String[] arguments) throws Exception {
    DatabaseAccess access =
        new DatabaseAccess(arguments[0], arguments[1], arguments[2], arguments[3], 4);
    Gateway gateway = new Gateway(GatewayRig.context(access, Map.of(), new FleetMetrics()));
    gateway.start();
    System.out.println("listening at " + gateway.url());
    new CountDownLatch(1).await();
  }
}
