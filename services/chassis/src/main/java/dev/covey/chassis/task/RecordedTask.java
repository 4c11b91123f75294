/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.task;

import dev.covey.chassis.lifecycle.ProcessName;
import dev.covey.chassis.lifecycle.Task;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.database.Database;
import dev.covey.model.task.BeginTaskRun;
import dev.covey.model.task.EndTaskRun;
import dev.covey.model.task.SelectTaskRuns;
import dev.covey.model.task.TaskRun;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task whose runs are rows: people see what each did, and none begins while an earlier one is
 * open, in whichever process. One that is to run after another waits a while for that one's end.
 */
public final class RecordedTask implements Task {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedTask.class);

  /** Runs of the other task that take longer than this are not waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final String name;
  private final Task task;
  private final Database database;
  private final String owner;
  private final Duration lease;

  RecordedTask(String name, Task task, Database database, String owner, Duration lease) {
    this.name = name;
    this.task = task;
    this.database = database;
    this.owner = owner;
    this.lease = lease;
  }

  /** A task of that name, whose runs are kept in that database. */
  public static RecordedTask of(String name, Task task, Database database) {
    return new RecordedTask(name, task, database, ProcessName.of(name), Duration.ofMinutes(1));
  }

  /** What it did, or why it was skipped. Throws InterruptedException only where that was asked. */
  @Override
  public String runOnce() throws Exception {
    Optional<String> before = task.runsAfter();
    if (before.isPresent()) {
      awaitEnd(before.get());
    }
    BeginTaskRun.Result result =
        database.inTransaction(transaction -> BeginTaskRun.of(transaction, name, owner, lease));
    return switch (result) {
      case BeginTaskRun.Result.Begun(var id) -> run(id);
      case BeginTaskRun.Result.Skipped(var reason) -> {
        LOG.info("{} is skipped: {}", name, reason);
        yield "skipped: " + reason;
      }
    };
  }

  private void awaitEnd(String other) throws SQLException, InterruptedException {
    Waiter waiter = new Waiter(CoveyClock.system());
    Instant until = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(until)
        && database.inTransaction(tx -> SelectTaskRuns.open(tx, other)).isPresent()) {
      waiter.waitFor(LOOK_AGAIN);
    }
  }

  private String run(long id) throws Exception {
    KeepRun keep = KeepRun.start(database, id, lease);
    try {
      String words = task.runOnce();
      keep.stop();
      LOG.info("{} {}", name, words);
      end(id, TaskRun.Outcome.DONE, words);
      return words;
    } catch (InterruptedException stopped) {
      if (keep.stop()) {
        throw noLongerOpen(id, stopped);
      }
      end(id, TaskRun.Outcome.FAILED, "stopped with its process");
      throw stopped;
    } catch (Exception | Error failure) {
      if (keep.stop()) {
        throw noLongerOpen(id, failure);
      }
      end(id, TaskRun.Outcome.FAILED, failure.toString());
      throw failure;
    }
  }

  private RunEndedException noLongerOpen(long id, Throwable cause) {
    return new RunEndedException(
        "%s stops: its run %d is no longer open; 'covey tasks runs' says who ended it"
            .formatted(name, id),
        cause);
  }

  private void end(long id, TaskRun.Outcome outcome, String words) {
    try {
      if (!database.inTransaction(tx -> EndTaskRun.of(tx, id, outcome, words))) {
        LOG.warn("run {} of {} was ended by somebody else meanwhile", id, name);
      }
    } catch (SQLException failure) {
      LOG.warn(
          "how run {} of {} ended can't be noted, so it is shown as lost: {}",
          id,
          name,
          failure.getMessage());
    }
  }
}
