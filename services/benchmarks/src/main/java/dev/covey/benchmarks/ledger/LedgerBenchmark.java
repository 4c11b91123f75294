/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import dev.covey.benchmarks.ledger.Bucket4jLimiter.Manager;
import dev.covey.benchmarks.ledger.LedgerFigures.Scenario;
import dev.covey.benchmarks.server.BenchPostgres;
import dev.covey.model.database.DatabaseAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
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

/** {@code bench ledger}: the account ledger next to Bucket4j, in turns, in one run. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description =
        "Measures grants per second of the account ledger next to Bucket4j, on the same durable"
            + " embedded Postgres with the same four rules.")
public final class LedgerBenchmark implements Callable<Integer> {
  private static final int CALLERS = 256;
  private static final int ACCOUNTS = 10_000;
  private static final int HOT_CALLERS = 32;
  private static final int BUCKET4J_POOL = 16;

  private static final int COVEY_POOL = 4;

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "12",
      description = "How long each limiter is measured with many callers (${DEFAULT-VALUE}).")
  private double seconds;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (!(seconds > 0)) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(), "--seconds must be above 0");
    }
    try (BenchPostgres postgres = BenchPostgres.durable("ledger", "2GB")) {
      postgres.start();
      CpuTime cpuTime = CpuTime.of(postgres.dataFolder());
      LedgerFigures figures = measure(postgres.access(COVEY_POOL), cpuTime);
      print(figures);
      return figures.violations() == 0 ? 0 : 1;
    }
  }

  private LedgerFigures measure(DatabaseAccess access, CpuTime cpuTime)
      throws SQLException, InterruptedException {
    DatabaseAccess wide = access.withPoolSize(BUCKET4J_POOL);
    try (CoveyLimiter covey = new CoveyLimiter(access, ACCOUNTS);
        Bucket4jLimiter locked = new Bucket4jLimiter(wide, Manager.SELECT_FOR_UPDATE);
        Bucket4jLimiter advised = new Bucket4jLimiter(wide, Manager.ADVISORY_LOCK)) {
      List<Limiter> limiters = List.of(covey, locked, advised);
      InTurns turns = new InTurns(limiters, cpuTime, this::progress);
      Scenario many = turns.run("many callers", CALLERS, ACCOUNTS, seconds);
      Scenario alone = turns.run("one caller alone", 1, ACCOUNTS, seconds / 4);
      Scenario hot = turns.run("one hot account", HOT_CALLERS, 1, seconds / 4);
      long violations =
          covey.database().inTransaction(tx -> CountViolations.count(tx.connection()));
      long permits = covey.database().inTransaction(tx -> CountViolations.permits(tx.connection()));
      return new LedgerFigures(
          "ledger",
          many.ratio(),
          violations,
          permits,
          "30/90ms 50/360ms 500/8640ms, 3ms apart",
          CALLERS,
          ACCOUNTS,
          seconds,
          many,
          alone,
          hot);
    }
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(LedgerFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      for (Scenario scenario : List.of(figures.many(), figures.alone(), figures.hotAccount())) {
        print(out, scenario);
      }
      out.printf(
          Locale.ROOT,
          "ratio %.1f (many callers, Covey to the better Bucket4j); %d permits, %d limits broken%n",
          figures.ratio(),
          figures.permits(),
          figures.violations());
    }
    out.flush();
  }

  private static void print(PrintWriter out, Scenario scenario) {
    out.printf(
        Locale.ROOT,
        "%s: %d caller(s), %d account(s), ratio %.1f%n",
        scenario.name(),
        scenario.callers(),
        scenario.accounts(),
        scenario.ratio());
    for (Measured measured : scenario.measured()) {
      out.printf(
          Locale.ROOT,
          "  %-27s %,8d grants/s %,8d answers/s  p50 %,7d us  p99 %,9d us  cpu %.1f + %.1f us%n",
          measured.limiter(),
          measured.grantsPerSecond(),
          measured.answersPerSecond(),
          measured.p50Micros(),
          measured.p99Micros(),
          measured.clientCpuMicros(),
          measured.serverCpuMicros());
    }
    out.println();
  }
}
