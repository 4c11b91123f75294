/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tasks;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.task.EndTaskRun;
import dev.covey.model.task.TaskRun;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey tasks void RUN}. */
@Command(
    name = "void",
    description = "Ends an open run, so that the next one may begin.",
    footer = "A process that is still at it notices within 15 seconds, and stops.",
    mixinStandardHelpOptions = true)
final class VoidCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "Its number, as 'covey tasks runs' shows it.")
  private long run;

  @Spec private @Nullable CommandSpec spec;

  VoidCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    boolean ended =
        session
            .database()
            .inTransaction(tx ->
                EndTaskRun.of(tx, run, TaskRun.Outcome.VOIDED, "ended by 'covey tasks void'"));
    if (!ended) {
      throw new UsageException("no run " + run + " is open; 'covey tasks list' shows which are");
    }
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("run " + run + " is ended");
    out.flush();
    return 0;
  }
}
