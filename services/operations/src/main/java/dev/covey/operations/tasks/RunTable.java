/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tasks;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.task.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs as people and machines read them. */
final class RunTable {
  private RunTable() {}

  /** A run for machines: member names are a contract. */
  record Line(
      long id,
      String task,
      String outcome,
      Instant startedAt,
      @Nullable Instant endedAt,
      String owner,
      @Nullable String words) {
    static Line of(TaskRun run) {
      return new Line(
          run.id(),
          run.task(),
          run.outcome().text(),
          run.startedAt(),
          run.endedAt(),
          run.owner(),
          run.words());
    }
  }

  static Table of(List<TaskRun> runs) {
    Table table = new Table("RUN", "TASK", "OUTCOME", "STARTED", "TOOK", "WHAT");
    for (TaskRun run : runs) {
      table.add(
          Long.toString(run.id()),
          run.task(),
          run.outcome().text(),
          run.startedAt().toString(),
          took(run),
          run.words() == null ? "by " + Shown.line(run.owner()) : Shown.line(run.words()));
    }
    return table;
  }

  private static String took(TaskRun run) {
    if (run.endedAt() == null) {
      return "-";
    }
    Duration time = Duration.between(run.startedAt(), run.endedAt());
    return "%d.%03d s".formatted(time.toSeconds(), time.toMillisPart());
  }
}
