/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import java.util.List;

/**
 * The main of every service: configuration, logs, database, health, start, wait for SIGTERM, drain.
 * Ends the process: 0 after a clean stop, 1 after a failure, 2 for a wrong configuration or usage.
 */
public final class ServiceMain {
  private ServiceMain() {}

  /**
   * Runs until stopped. Does not return.
   *
   * @param serviceName as in {@code covey run NAME}
   * @param arguments what follows it
   */
  public static void run(String serviceName, String[] arguments, ServiceFactory factory) {
    ProcessEnd end = new ProcessEnd();
    end.exit(process(serviceName, arguments, end).runService(factory));
  }

  /** As {@link #run}, for what runs once, or again and again with {@code --every 30s}. */
  public static void runTask(String taskName, String[] arguments, TaskFactory factory) {
    ProcessEnd end = new ProcessEnd();
    end.exit(process(taskName, arguments, end).runTask(factory));
  }

  /** Brings the schema up to date, which every service does too, and ends the process. */
  public static void migrate(String name, String[] arguments) {
    ProcessEnd end = new ProcessEnd();
    end.exit(process(name, arguments, end).migrate());
  }

  private static ServiceProcess process(String name, String[] arguments, ProcessEnd end) {
    return new ServiceProcess(name, List.of(arguments), System.getenv(), System.err, end);
  }
}
