/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that holds servers until it is killed: its argument is the data folder. */
final class HoldServersMain {
  static final String READY = "servers are ready";

  private HoldServersMain() {}

  public static void main(String[] arguments) throws Exception {
    Running servers = Running.start(Path.of(arguments[0]), Map.of());
    ServersClient client = new ServersClient(servers.config());
    client.remember("kept");
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
