/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import dev.covey.benchmarks.server.Servers;
import dev.covey.benchmarks.server.Sql;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.model.action.ActionKind;
import dev.covey.model.database.Database;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.schema.SchemaMigrator;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.time.CoveyClock;
import dev.covey.task.dispatchactions.DispatchLanes;
import dev.covey.testing.RabbitNode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey bench dispatch}. */
@Command(
    name = "dispatch",
    mixinStandardHelpOptions = true,
    description =
        "Measures what dispatching an action costs with little and with much pending, and how many"
            + " actions a second go from their lanes to their ends over RabbitMQ.")
public final class DispatchBenchmark implements Callable<Integer> {
  private static final int TURNS = 7;
  private static final List<ActionKind> KINDS =
      List.of(
          ActionKind.LIKE, ActionKind.RETWEET, ActionKind.REPLY, ActionKind.QUOTE, ActionKind.POST);

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many accounts there are (${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--pending",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "How many actions much is; little is one an account (${DEFAULT-VALUE}).")
  private long pending;

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (accounts < 1 || pending < accounts) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(),
          "--accounts must be at least 1, and --pending at least as many");
    }
    boolean rabbit = RabbitNode.isAvailable();
    if (!rabbit) {
      progress("rabbitmq-server is not installed: measured over the embedded broker instead");
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Path folder = Files.createTempDirectory("covey-bench-dispatch-");
    try (Servers servers = new Servers()) {
      servers.start(rabbit, !rabbit);
      new SchemaMigrator(servers.database()).migrate();
      Seal seal = new KeyFile(folder.resolve("key")).loadOrCreate();
      try (Database database = new Database(servers.database(), "bench-dispatch");
          Sql sql = new Sql(servers.database())) {
        Rows rows = new Rows(database, sql);
        // the app's own limit would end this run after 10,000
        sql.run("update policy set window_counts = '{2000000000}' where subject = 'app'");
        rows.accounts(accounts, seal);
        BrokerAccess broker =
            rabbit
                ? Servers.access(Objects.requireNonNull(servers.rabbitUri()))
                : Objects.requireNonNull(servers.embedded());
        int actions = accounts * KINDS.size();
        EndToEnd endToEnd = new EndToEnd(database, broker, seal, folder);
        double perSecond = 0;
        // the first turn warms up, and is the first that any of the lanes ever does
        for (int turn = 0; turn < 2; turn++) {
          rows.hand(actions, accounts, KINDS);
          rows.letTimePass();
          progress("%,d actions from end to end".formatted(actions));
          perSecond = endToEnd.run(sql, actions);
        }
        sql.run("truncate attempt, job, event cascade");
        sql.run("delete from action");
        sql.run("delete from lane");
        print(growth(database, rows, perSecond, rabbit ? "rabbitmq" : "embedded", load));
      }
    } finally {
      Files.deleteIfExists(folder.resolve("key"));
      Files.deleteIfExists(folder);
    }
    return 0;
  }

  private DispatchFigures growth(
      Database database, Rows rows, double perSecond, String broker, double load) throws Exception {
    List<ActionKind> likes = List.of(ActionKind.LIKE);
    rows.hand(accounts, accounts, likes);
    double little = microseconds(database, rows);
    progress("%,d more are handed in".formatted(pending - accounts));
    rows.hand(pending - accounts, accounts, likes);
    double much = microseconds(database, rows);
    return new DispatchFigures(
        "dispatch",
        Math.round(perSecond),
        Math.round(100 * much / little) / 100.0,
        Math.round(little * 10) / 10.0,
        Math.round(much * 10) / 10.0,
        accounts,
        pending,
        accounts * KINDS.size(),
        accounts,
        broker,
        load,
        Runtime.getRuntime().availableProcessors());
  }

  /** What starting one action takes, where every account has one to start; middle of the turns. */
  private double microseconds(Database database, Rows rows) throws Exception {
    DispatchLanes dispatchLanes =
        new DispatchLanes(
            database,
            new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE),
            CoveyClock.system());
    double[] turns = new double[TURNS + 1];
    for (int turn = 0; turn <= TURNS; turn++) {
      rows.undo();
      long begun = System.nanoTime();
      int started = dispatchLanes.dispatchAll();
      double took = (System.nanoTime() - begun) / 1e3;
      if (started != accounts) {
        throw new IllegalStateException("started " + started + " of " + accounts);
      }
      turns[turn] = took / started;
      progress("%.1f us each".formatted(turns[turn]));
    }
    // the first turn only warms up
    double[] counted = Arrays.copyOfRange(turns, 1, turns.length);
    Arrays.sort(counted);
    rows.undo();
    return counted[counted.length / 2];
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(DispatchFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      out.printf(
          "%,.0f actions a second from their lanes to their ends (%s, %,d actions)%n",
          figures.actionsPerSecond(), figures.broker(), figures.actions());
      out.printf(
          "%.1f us to dispatch one with %,d pending, %.1f us with %,d: ratio %.2f%n",
          figures.microsWithLittle(),
          figures.little(),
          figures.microsWithMuch(),
          figures.much(),
          figures.growthRatio());
    }
    out.flush();
  }
}
