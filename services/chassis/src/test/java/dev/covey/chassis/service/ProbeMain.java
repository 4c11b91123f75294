/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service of its own process: {@code service|task|slow COVEY_KEY=value ... -- arguments}. */
final class ProbeMain {
  private ProbeMain() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = new HashMap<>();
    List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    while (!rest.isEmpty() && rest.getFirst().startsWith("COVEY_")) {
      String[] entry = rest.removeFirst().split("=", 2);
      environment.put(entry[0], entry[1]);
    }
    ProcessEnd end = new ProcessEnd();
    ServiceProcess process = new ServiceProcess("probe", rest, environment, System.err, end);
    end.exit(
        switch (arguments[0]) {
          case "task" -> process.runTask(_ -> ProbeMain::ran);
          case "broken" ->
              process.runTask(_ ->
                  () -> {
                    throw new IllegalStateException("out of order");
                  });
          case "slow" -> process.runService(_ -> new Probe(60));
          default -> process.runService(_ -> new Probe(0));
        });
  }

  private static String ran() {
    System.err.println("task ran");
    return "ran";
  }

  private record Probe(int secondsToStop) implements Service {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public void start() {
      System.err.println("probe starts");
    }

    @Override
    public void stop() {
      try {
        if (secondsToStop > 0 && !new CountDownLatch(1).await(secondsToStop, TimeUnit.SECONDS)) {
          System.err.println("probe took its time");
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
      System.err.println("probe stops");
    }
  }
}
