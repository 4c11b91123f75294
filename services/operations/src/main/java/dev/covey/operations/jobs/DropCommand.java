/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.outbox.DropJob;
import dev.covey.model.outbox.ParkedLine;
import dev.covey.model.outbox.ResolveParked;
import dev.covey.model.outbox.SelectParked;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey jobs drop ID}. */
@Command(
    name = "drop",
    description = "Gives a job or something parked up. Its row stays for a while.",
    mixinStandardHelpOptions = true)
final class DropCommand implements Callable<Integer> {
  private final JobsAccess access;

  @Parameters(paramLabel = "ID", description = "A job's id, or the number of something parked.")
  private String id = "";

  @Option(names = "--same-cause", description = "Also all else that is parked for its cause.")
  private boolean sameCause;

  @Spec private @Nullable CommandSpec spec;

  DropCommand(JobsAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    JobId wanted = JobId.parse(id);
    int dropped = access.database().inTransaction(tx -> drop(tx.connection(), wanted));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(dropped + " dropped");
    out.flush();
    return 0;
  }

  private int drop(Connection connection, JobId wanted) throws SQLException {
    FoundJob first = FoundJob.find(connection, wanted);
    dropOne(connection, first);
    int count = 1;
    if (sameCause && !first.parked().isEmpty()) {
      String number = Long.toString(first.parked().getFirst().id());
      for (ParkedLine other :
          new SelectParked().run(connection, SelectParked.Choice.SAME_CAUSE, number)) {
        dropOne(connection, FoundJob.of(connection, other));
        count++;
      }
    }
    return count;
  }

  private static void dropOne(Connection connection, FoundJob found) throws SQLException {
    if (found.job() != null) {
      if (!new DropJob().run(connection, found.job().id())) {
        throw new UsageException(
            found.name() + " is " + found.job().state().column() + "; nothing is left to drop");
      }
      new ResolveParked().run(connection, ResolveParked.Resolution.DROPPED, 0, found.job().id());
      return;
    }
    long number = found.parked().getFirst().id();
    if (new ResolveParked().run(connection, ResolveParked.Resolution.DROPPED, number, null) == 0) {
      throw new UsageException(
          found.name() + " was " + found.parked().getFirst().resolution() + " before");
    }
  }
}
