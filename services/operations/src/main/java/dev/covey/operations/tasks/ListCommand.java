/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tasks;

import dev.covey.chassis.cli.Session;
import dev.covey.model.task.SelectTaskRuns;
import dev.covey.model.task.TaskRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey tasks list}. */
@Command(
    name = "list",
    description = "Lists every task that has ever run, with its latest run that was not skipped.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<TaskRun> runs = session.database().inTransaction(SelectTaskRuns::latestOfEach);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.shared().writeValueAsString(runs.stream().map(RunTable.Line::of).toList()));
    } else if (runs.isEmpty()) {
      out.println("no task has run yet; 'covey up' runs them all, 'covey run --help' lists them");
    } else {
      RunTable.of(runs).print(out);
    }
    out.flush();
    return 0;
  }
}
