/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.CoverageReport;
import dev.covey.chassis.history.JsonText;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.model.time.Slice;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey history coverage NAME}. */
@Command(
    name = "coverage",
    description = "Shows which time ranges of a profile were really read, and which were not.",
    mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "A name on X, with or without @.")
  private String name = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  CoverageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = session.clock().instant();
    CoverageReport report =
        session
            .database()
            .inTransaction(tx -> CoverageReport.of(tx, NamedProfile.find(tx, name), now));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonText.of(report));
    } else {
      out.println("@" + report.username() + ", followed since " + report.trackedFrom());
      print("read:", report.covered(), out);
      print("not read yet:", report.gaps(), out);
    }
    out.flush();
    return 0;
  }

  private static void print(String title, List<Slice> slices, PrintWriter out) {
    out.println("  " + title + (slices.isEmpty() ? " nothing" : ""));
    slices.forEach(slice -> out.println("    " + slice.from() + " to " + slice.until()));
  }
}
