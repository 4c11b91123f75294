/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import com.rabbitmq.perf.PerfTest;
import com.rabbitmq.perf.PerfTest.PerfTestOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RabbitMQ's own PerfTest in this JVM: persistent messages with confirms through a quorum queue to
 * one consumer that acks, and no database. Nothing that goes through this node can be much faster.
 */
final class PerfTestRun {
  static final String NAME = "perfTest";

  private static final Pattern RATE = Pattern.compile("receiving rate avg: *([0-9][^m]*) *msg/s");
  private static final int CONFIRM_WINDOW = 4_000;
  private static final int ACK_EVERY = 100;

  private final URI broker;
  private final long bodyBytes;
  private final String queue = "perf-test-" + UUID.randomUUID();

  PerfTestRun(URI broker, long bodyBytes) {
    this.broker = broker;
    this.bodyBytes = bodyBytes;
  }

  /** Sends and receives so many, and returns the messages received per second. */
  double run(int messages) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    List<Integer> exits = new ArrayList<>();
    PerfTestOptions options =
        new PerfTestOptions()
            .setSkipSslContextConfiguration(true)
            .setConsoleOut(out)
            .setConsoleErr(out)
            .setSystemExiter(exits::add);
    PrintStream console = System.out;
    System.setOut(out); // some of its lines go there whatever the options say
    try {
      PerfTest.main(arguments(messages), options);
    } finally {
      System.setOut(console);
    }
    String text = written.toString(StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(text);
    if (!rate.find() || exits.stream().anyMatch(code -> code != 0)) {
      throw new IllegalStateException("PerfTest gave no rate; it said: " + text);
    }
    return Double.parseDouble(rate.group(1).replaceAll("[^0-9.]", ""));
  }

  private String[] arguments(int messages) {
    return new String[] {
      "--uri",
      broker.toString(),
      "--quorum-queue",
      "--queue",
      queue,
      "--size",
      Long.toString(bodyBytes),
      "--confirm",
      Integer.toString(CONFIRM_WINDOW),
      "--qos",
      Integer.toString(CoveySystem.PREFETCH),
      "--multi-ack-every",
      Integer.toString(ACK_EVERY),
      "--pmessages",
      Integer.toString(messages),
      "--cmessages",
      Integer.toString(messages)
    };
  }
}
