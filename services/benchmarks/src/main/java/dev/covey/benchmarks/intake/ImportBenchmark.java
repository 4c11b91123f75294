/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

import dev.covey.benchmarks.server.BenchPostgres;
import dev.covey.model.database.DatabaseAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench import}: a file checked and queued, next to a bare COPY of the same rows. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Measures how fast a file of actions is checked and queued, next to COPY of the same rows"
            + " into the same table, in turns.")
public final class ImportBenchmark implements Callable<Integer> {
  private static final int TURNS = 2;

  /** What the launcher gives an import. */
  private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many rows the file has (${DEFAULT-VALUE}).")
  private int rows;

  @Spec private @Nullable CommandSpec spec;

  private long imported;
  private long importNanos;
  private long copied;
  private long copyNanos;
  private long heap;
  private long resident;

  @Override
  public Integer call() throws Exception {
    if (rows < 1_000 || rows > 5_000_000) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(), "--rows must be 1000 to 5000000");
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (BenchPostgres postgres = BenchPostgres.durable("import", "4GB")) {
      postgres.start();
      DatabaseAccess access = postgres.access(4);
      try (ActionTable table = new ActionTable(access)) {
        turns(postgres.folder(), table, access);
      }
    }
    print(load);
    return 0;
  }

  private void turns(Path folder, ActionTable table, DatabaseAccess access) throws Exception {
    Path few = SampleFile.write(folder.resolve("few.csv"), Math.max(1_000, rows / 20));
    Path many = SampleFile.write(folder.resolve("many.csv"), rows);
    Path same = folder.resolve("same.copy");
    progress("a first import that does not count");
    run(few, access);
    for (int turn = 1; turn <= TURNS; turn++) {
      table.forgetFiles();
      progress("turn " + turn + ": importing " + rows + " rows");
      ImportProcess.Took took = run(many, access);
      imported += took.rows();
      importNanos += took.nanos();
      heap = Math.max(heap, took.heapMegabytes());
      resident = Math.max(resident, took.residentMegabytes());
      table.copyOut(same);
      table.clear();
      progress("turn " + turn + ": copying the same rows");
      long start = System.nanoTime();
      copied += table.copyIn(same);
      copyNanos += System.nanoTime() - start;
    }
  }

  private static ImportProcess.Took run(Path file, DatabaseAccess access)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(JVM);
    builder
        .command()
        .addAll(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                file.toString()));
    builder
        .environment()
        .putAll(
            Map.of(
                ImportProcess.URL, access.url(),
                ImportProcess.USER, access.user(),
                ImportProcess.PASSWORD, access.password()));
    Path errors = file.resolveSibling("import.log");
    Process process = builder.redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("the import ended with " + code + ": " + Files.readString(errors));
    }
    return JsonMapper.shared().readValue(out.lines().toList().getLast(), ImportProcess.Took.class);
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(double load) {
    double importRate = imported * 1e9 / importNanos;
    double copyRate = copied * 1e9 / copyNanos;
    ImportFigures figures =
        new ImportFigures(
            "import",
            Math.round(importRate / copyRate * 100) / 100.0,
            Math.round(importRate),
            Math.round(copyRate),
            heap,
            resident,
            rows,
            load,
            Runtime.getRuntime().availableProcessors());
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      out.printf(
          Locale.ROOT,
          "%-24s %,9d rows/s%n%-24s %,9d rows/s   ratio %.2f%n%s%n",
          "COPY",
          figures.copyRowsPerSecond(),
          "import",
          figures.rowsPerSecond(),
          figures.ratioCopy(),
          "at most %d MB of heap in use, %d MB resident"
              .formatted(figures.peakMegabytes(), figures.residentMegabytes()));
    }
    out.flush();
  }
}
