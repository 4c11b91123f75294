/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.ledger.ReportJson;
import dev.covey.model.ledger.MeterReport;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey ledger why SUBJECT KIND}: which rule binds, until when, and what used it. */
@Command(
    name = "why",
    description = "Says until when a subject waits, because of which rule, and what used it.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "Such as account:42.")
  private String subject = "";

  @Parameters(index = "1", paramLabel = "KIND", description = "Such as like.")
  private String kind = "";

  @Option(names = "--json", description = "As one JSON object, with all permits.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  WhyCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    MeterReport report = new Subjects(access.reader()).why(subject, kind);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ReportJson.of(report));
    } else {
      ReportText.print(report, out);
    }
    out.flush();
    return 0;
  }
}
