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
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey tasks runs [TASK]}. */
@Command(
    name = "runs",
    description = "Lists the latest runs, newest first, also those that were skipped and why.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private static final int MOST = 10_000;
  private final Session session;

  @Parameters(paramLabel = "TASK", arity = "0..1", description = "Only runs of that task.")
  private @Nullable String task;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          command.commandLine(), "--limit " + limit + " is not between 1 and " + MOST);
    }
    List<TaskRun> runs =
        session
            .database()
            .inTransaction(tx -> SelectTaskRuns.latest(tx, Optional.ofNullable(task), limit));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      for (TaskRun run : runs) {
        out.println(JsonMapper.shared().writeValueAsString(RunTable.Line.of(run)));
      }
    } else if (runs.isEmpty()) {
      out.println(
          task == null ? "no task has run yet" : "there is no run of a task '" + task + "'");
    } else {
      RunTable.of(runs).print(out);
    }
    out.flush();
    return 0;
  }
}
