/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.outbox.JobLine;
import dev.covey.model.outbox.ParkedLine;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey jobs show ID}. */
@Command(
    name = "show",
    description = "Shows all that is known about a job or about something parked.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final JobsAccess access;

  @Parameters(paramLabel = "ID", description = "A job's id, or the number of something parked.")
  private String id = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ShowCommand(JobsAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    JobId wanted = JobId.parse(id);
    FoundJob found = access.database().inTransaction(tx -> FoundJob.find(tx.connection(), wanted));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JobsJson.write(found));
    } else {
      if (found.job() != null) {
        print(found.job(), out);
      }
      found.parked().forEach(parked -> print(parked, out));
    }
    out.flush();
    return 0;
  }

  private static void print(JobLine job, PrintWriter out) {
    Table table = new Table("job", job.id().toString());
    table.add("type", job.type());
    table.add("state", job.state().column());
    table.add("attempts", Integer.toString(job.attempts()));
    table.add("due", job.runAt().toString());
    table.add("created", job.createdAt().toString());
    table.add("to broker", orDash(job.queuedAt()));
    table.add("held by", orDash(job.owner()));
    table.add("held until", orDash(job.leasedUntil()));
    table.add("settled", orDash(job.settledAt()));
    table.add("unique key", orDash(job.uniqueKey()));
    table.print(out);
    paragraph("reason", orDash(job.reason()), out);
    paragraph("body", Shown.paragraph(job.body()), out);
  }

  private static void print(ParkedLine parked, PrintWriter out) {
    Table table = new Table("parked", Long.toString(parked.id()));
    table.add("kind", parked.kind());
    table.add("queue", parked.queue());
    table.add("at", parked.parkedAt().toString());
    table.add("resolved", orDash(parked.resolution()) + " " + orDash(parked.resolvedAt()));
    if (parked.size() != null) {
      table.add("bytes", parked.size().toString());
      table.add("sha-256", orDash(parked.sha256()));
    }
    table.print(out);
    paragraph("reason", Shown.paragraph(parked.reason()), out);
    paragraph("headers", Shown.paragraph(parked.headers()), out);
    if (parked.body() != null) {
      paragraph("body", ShownBody.of(parked.body()), out);
    }
  }

  private static void paragraph(String name, String text, PrintWriter out) {
    out.println("  " + name + ":");
    text.lines().forEach(line -> out.println("    " + line));
  }

  private static String orDash(@Nullable Object value) {
    return value == null ? "-" : Shown.paragraph(value.toString());
  }
}
