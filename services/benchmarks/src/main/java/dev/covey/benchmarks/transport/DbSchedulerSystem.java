/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import dev.covey.benchmarks.server.Sql;
import dev.covey.model.database.DatabaseAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler with polling that locks and fetches many tasks at once. Its rows go when they are
 * done.
 */
final class DbSchedulerSystem implements JobSystem {
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null,
        task_instance text not null,
        task_data bytea,
        execution_time timestamptz,
        picked boolean not null,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures int,
        last_heartbeat timestamptz,
        version bigint not null,
        priority smallint,
        state text,
        primary key (task_name, task_instance)
      );
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int BATCH = 500;
  private static final int THREADS = 20;

  private final HikariDataSource pool;
  private final Sql sql;
  private final Countdown countdown = new Countdown();
  private final OneTimeTask<Void> task = Tasks.oneTime("no-op").execute((_, _) -> countdown.one());
  private @Nullable Scheduler scheduler;

  DbSchedulerSystem(DatabaseAccess access) throws SQLException {
    pool = PeerPool.open(access);
    sql = new Sql(access);
    sql.run(TABLE);
  }

  @Override
  public String name() {
    return "dbScheduler";
  }

  @Override
  public Countdown countdown() {
    return countdown;
  }

  @Override
  public void start() {
    Scheduler started =
        Scheduler.create(pool, task)
            .threads(THREADS)
            .pollingInterval(POLL)
            .pollUsingLockAndFetch(4, 20)
            .build();
    started.start();
    scheduler = started;
  }

  @Override
  public void enqueue(int jobs) {
    countdown.expect(jobs);
    Scheduler client = Objects.requireNonNull(scheduler, "scheduler");
    Instant now = Instant.now();
    for (int from = 0; from < jobs; from += BATCH) {
      List<TaskInstance<?>> batch = new ArrayList<>(BATCH);
      for (int number = from; number < Math.min(from + BATCH, jobs); number++) {
        batch.add(task.instance(UUID.randomUUID().toString()));
      }
      client.scheduleBatch(batch, now);
    }
  }

  @Override
  public void awaitDone() throws SQLException, InterruptedException {
    countdown.await(name());
    sql.awaitNone("select from scheduled_tasks");
  }

  @Override
  public RowCheck check(int jobs) throws SQLException {
    return new RowCheck(name(), jobs, sql.number("select count(*) from scheduled_tasks"));
  }

  @Override
  public void clear() throws SQLException {
    sql.run("truncate scheduled_tasks");
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public void close() {
    stop();
    sql.close();
    pool.close();
  }
}
