/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.ledger.ReportJson;
import dev.covey.model.ledger.MeterReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey ledger show SUBJECT}: one line per kind. */
@Command(
    name = "show",
    description = "Shows all limits of a subject, how far they are used, and when it may act.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(
      paramLabel = "SUBJECT",
      description = "Such as account:42, nitter:nitter.example or app.")
  private String subject = "";

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ShowCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    List<MeterReport> reports = new Subjects(access.reader()).show(subject);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ReportJson.of(reports));
    } else {
      ReportText.printAll(reports, out);
    }
    out.flush();
    return 0;
  }
}
