/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process whose work goes on for a while after it was told to end. */
final class DrainOnSignalMain {
  static final String READY = "servers are ready";
  static final String DRAINED = "drained";
  private static final int WORK_MILLIS = 1500;

  private DrainOnSignalMain() {}

  public static void main(String[] arguments) throws Exception {
    Running running = Running.start(Path.of(arguments[0]), Map.of());
    try (ServersClient.Session session = new ServersClient(running.config()).open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(session, running)));
      System.out.println(READY);
      new CountDownLatch(1).await();
    }
  }

  private static void drain(ServersClient.Session session, Running running) {
    try {
      // long enough for anybody else's shutdown hook to have done its harm
      new CountDownLatch(1).await(WORK_MILLIS, TimeUnit.MILLISECONDS);
      session.remember("said while draining");
      running.close();
      System.out.println(DRAINED);
    } catch (Exception failure) {
      failure.printStackTrace(System.out);
    }
  }
}
