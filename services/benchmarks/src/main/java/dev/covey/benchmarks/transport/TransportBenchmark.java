/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import dev.covey.benchmarks.server.Servers;
import dev.covey.benchmarks.server.Sql;
import dev.covey.benchmarks.transport.TransportFigures.Peers;
import dev.covey.benchmarks.transport.TransportFigures.Rate;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.testing.RabbitNode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench transport}: the job transport next to its peers, in turns, in one run. */
@Command(
    name = "transport",
    mixinStandardHelpOptions = true,
    description =
        "Measures jobs per second from the outbox to done next to JobRunr and db-scheduler on the"
            + " same durable embedded Postgres, and to RabbitMQ's PerfTest on the same node.")
public final class TransportBenchmark implements Callable<Integer> {
  private static final String RABBITMQ = "rabbitmq";
  private static final String EMBEDDED = "embedded";

  /** Which brokers are measured. */
  enum Brokers {
    rabbitmq,
    embedded,
    both
  }

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many jobs each system runs in each turn (${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many turns each system has (${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--broker",
      paramLabel = "BROKER",
      defaultValue = "both",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Brokers brokers = Brokers.both;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    atLeastOne("--jobs", jobs);
    atLeastOne("--turns", turns);
    boolean withRabbit = brokers != Brokers.embedded && RabbitNode.isAvailable();
    if (brokers != Brokers.embedded && !withRabbit) {
      progress("rabbitmq-server is not installed: nothing is measured with RabbitMQ");
    }
    try (Servers servers = new Servers()) {
      double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      servers.start(withRabbit, brokers != Brokers.rabbitmq);
      TransportFigures figures = measure(servers, load);
      print(figures);
      return figures.wrongRows() == 0 ? 0 : 1;
    }
  }

  private void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(), option + " must be at least 1");
    }
  }

  private TransportFigures measure(Servers servers, double load) throws Exception {
    List<JobSystem> systems = new ArrayList<>();
    try (Sql sql = new Sql(servers.database())) {
      Turns taken = new Turns(sql, jobs, turns, this::progress);
      addCovey(systems, servers);
      systems.add(new JobRunrSystem(servers.database()));
      systems.add(new DbSchedulerSystem(servers.database()));
      taken.warmUp(systems);
      String uri = servers.rabbitUri();
      PerfTestRun perfTest =
          uri == null ? null : new PerfTestRun(URI.create(uri), taken.bodyBytes());
      for (int turn = 1; turn <= turns; turn++) {
        taken.run(systems, turn);
        if (perfTest != null) {
          taken.run(perfTest, turn);
        }
      }
      return figures(taken, systems, perfTest != null, load);
    } finally {
      systems.forEach(JobSystem::close);
    }
  }

  private static void addCovey(List<JobSystem> systems, Servers servers) throws Exception {
    String uri = servers.rabbitUri();
    if (uri != null) {
      systems.add(new CoveySystem(RABBITMQ, Servers.access(uri), servers.database()));
    }
    BrokerAccess embedded = servers.embedded();
    if (embedded != null) {
      systems.add(new CoveySystem(EMBEDDED, embedded, servers.database()));
    }
  }

  private TransportFigures figures(
      Turns taken, List<JobSystem> systems, boolean withPerfTest, double load) {
    Peers peers =
        new Peers(
            Math.round(taken.rate("jobRunr")),
            Math.round(taken.rate("dbScheduler")),
            withPerfTest ? Math.round(taken.rate(PerfTestRun.NAME)) : null);
    return new TransportFigures(
        "transport",
        rate(RABBITMQ, systems, taken, peers),
        rate(EMBEDDED, systems, taken, peers),
        peers,
        jobs,
        turns,
        taken.bodyBytes(),
        taken.wrongRows(),
        load,
        Runtime.getRuntime().availableProcessors());
  }

  private static @Nullable Rate rate(
      String name, List<JobSystem> systems, Turns taken, Peers peers) {
    return systems.stream().anyMatch(system -> system.name().equals(name))
        ? Rate.of(taken.rate(name), peers)
        : null;
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(TransportFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      print(out, "Covey over RabbitMQ", figures.rabbitmq());
      print(out, "Covey over the embedded broker", figures.embedded());
      Peers peers = figures.peers();
      out.printf(Locale.ROOT, "%-31s %,8d jobs/s%n", "JobRunr", peers.jobRunr());
      out.printf(Locale.ROOT, "%-31s %,8d jobs/s%n", "db-scheduler", peers.dbScheduler());
      if (peers.perfTest() != null) {
        out.printf(Locale.ROOT, "%-31s %,8d messages/s%n", "PerfTest", peers.perfTest());
      }
      out.printf(
          Locale.ROOT,
          "%d jobs in each of %d turns, %d wrong rows, load %.1f on %d processors before it%n",
          figures.jobs(),
          figures.turns(),
          figures.wrongRows(),
          figures.loadBefore(),
          figures.processors());
    }
    out.flush();
  }

  private static void print(PrintWriter out, String name, @Nullable Rate rate) {
    if (rate != null) {
      out.printf(
          Locale.ROOT,
          "%-31s %,8d jobs/s  %.2f x JobRunr  %.2f x db-scheduler%s%n",
          name,
          rate.jobsPerSecond(),
          rate.ratioJobRunr(),
          rate.ratioDbScheduler(),
          rate.ratioPerfTest() == null
              ? ""
              : String.format(Locale.ROOT, "  %.2f x PerfTest", rate.ratioPerfTest()));
    }
  }
}
