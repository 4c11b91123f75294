/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.endtoend;

import dev.covey.testing.BrokerAccess;
import dev.covey.testing.TestProcess;
import dev.covey.testing.TestSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Services as processes of their own, to be killed and started again. One thread at a time. */
final class FleetUnderTest implements AutoCloseable {
  private final Map<String, String> environment;
  private final List<Slot> slots = new ArrayList<>();

  /** A place in the fleet: what runs there is replaced when it was killed. */
  private static final class Slot {
    final String service;
    TestProcess process;

    Slot(String service, TestProcess process) {
      this.service = service;
      this.process = process;
    }
  }

  FleetUnderTest(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The settings that every process of a fleet on these servers gets. */
  static Map<String, String> environment(TestSchema schema, BrokerAccess broker, Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COVEY_HOME", home.toString());
    environment.put("COVEY_LOGS_DIR", home.resolve("logs").toString());
    environment.put("COVEY_DATABASE_URL", schema.url());
    environment.put("COVEY_DATABASE_USER", schema.user());
    environment.put("COVEY_DATABASE_PASSWORD", schema.password());
    environment.put("COVEY_DATABASE_SCHEMA", schema.schema());
    environment.put("COVEY_AMQP_URL", broker.uri().toString());
    environment.put("COVEY_HTTP_PORT", "0");
    return environment;
  }

  void start(String service) {
    slots.add(new Slot(service, run(service)));
  }

  private TestProcess run(String service) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xshare:auto"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.covey.solo.CoveyMain", "run", service));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("COVEY_"));
    builder.environment().putAll(environment);
    return TestProcess.start(builder);
  }

  /** kill -9 to any of them, and another one in its place. Says what it killed. */
  String killAny(Random random) {
    Slot slot = slots.get(random.nextInt(slots.size()));
    long pid = slot.process.pid();
    slot.process.kill();
    slot.process.close();
    slot.process = run(slot.service);
    return slot.service + " " + pid;
  }

  /** As a supervisor does: whatever ended by itself, such as for want of a broker, runs again. */
  void startEnded() {
    for (Slot slot : slots) {
      if (!slot.process.isAlive()) {
        slot.process.close();
        slot.process = run(slot.service);
      }
    }
  }

  /** The last words of each, for a test that failed. */
  String lastWords() {
    StringBuilder text = new StringBuilder();
    for (Slot slot : slots) {
      List<String> lines = slot.process.output();
      text.append("== ").append(slot.service).append(slot.process.isAlive() ? "" : " (dead)");
      lines
          .subList(Math.max(0, lines.size() - 8), lines.size())
          .forEach(line -> text.append("\n   ").append(line));
      text.append('\n');
    }
    return text.toString();
  }

  /** SIGTERM to all; returns their exit codes. */
  List<Integer> stopAll(java.time.Duration patience) {
    slots.forEach(slot -> slot.process.terminate());
    return slots.stream().map(slot -> slot.process.awaitExit(patience)).toList();
  }

  @Override
  public void close() {
    slots.forEach(slot -> slot.process.close());
  }
}
