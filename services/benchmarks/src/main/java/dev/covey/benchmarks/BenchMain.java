/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks;

import dev.covey.benchmarks.dispatch.DispatchBenchmark;
import dev.covey.benchmarks.ingest.IngestBenchmark;
import dev.covey.benchmarks.intake.ImportBenchmark;
import dev.covey.benchmarks.ledger.LedgerBenchmark;
import dev.covey.benchmarks.simulate.SimulateCommand;
import dev.covey.benchmarks.transport.TransportBenchmark;
import dev.covey.benchmarks.up.UpBenchmark;
import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.WrongUsage;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey bench}: each subcommand measures one part, next to its peers where it has any. */
@Command(
    name = "covey bench",
    description =
        "Measures parts of Covey on this machine, next to their peers where they have any.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PART")
public final class BenchMain {
  private BenchMain() {}

  public static void main(String[] args) {
    CommandLine bench = new CommandLine(new BenchMain());
    bench.addSubcommand(new LedgerBenchmark());
    bench.addSubcommand(new TransportBenchmark());
    bench.addSubcommand(new UpBenchmark());
    bench.addSubcommand(new IngestBenchmark());
    bench.addSubcommand(new ImportBenchmark());
    bench.addSubcommand(new DispatchBenchmark());
    bench.addSubcommand(new SimulateCommand());
    bench.setExecutionExceptionHandler(new CommandFailures());
    WrongUsage.toldBriefly(bench);
    bench.setUsageHelpAutoWidth(true);
    System.exit(bench.execute(args));
  }
}
