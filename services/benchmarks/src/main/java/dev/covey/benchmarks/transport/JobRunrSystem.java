/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import com.zaxxer.hikari.HikariDataSource;
import dev.covey.benchmarks.server.Sql;
import dev.covey.model.database.DatabaseAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr with its storage in Postgres; it looks for jobs as often as it allows. */
final class JobRunrSystem implements JobSystem {
  private static final Duration POLL = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final Sql sql;
  private final Countdown countdown = new Countdown();
  private final NoOpJob noOp = new NoOpJob(countdown::one);
  private final JsonMapper mapper = new Jackson3JsonMapper();
  private final PostgresStorageProvider storage;
  private final JobScheduler scheduler;
  private @Nullable BackgroundJobServer server;

  JobRunrSystem(DatabaseAccess access) throws SQLException {
    pool = PeerPool.open(access);
    sql = new Sql(access);
    storage = new PostgresStorageProvider(pool);
    storage.setJobMapper(new JobMapper(mapper));
    scheduler = new JobScheduler(storage);
  }

  @Override
  public String name() {
    return "jobRunr";
  }

  @Override
  public Countdown countdown() {
    return countdown;
  }

  @Override
  public void start() {
    JobActivator activator =
        new JobActivator() {
          @Override
          public <T> T activateJob(Class<T> type) {
            return type.cast(noOp);
          }
        };
    BackgroundJobServer started =
        new BackgroundJobServer(
            storage,
            mapper,
            activator,
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(POLL));
    started.start();
    server = started;
  }

  @Override
  public void enqueue(int jobs) {
    Objects.requireNonNull(server, "server");
    countdown.expect(jobs);
    scheduler.<NoOpJob, Integer>enqueue(
        IntStream.range(0, jobs).boxed(), (job, number) -> job.run(number));
  }

  @Override
  public void awaitDone() throws SQLException, InterruptedException {
    countdown.await(name());
    sql.awaitNone("select from jobrunr_jobs where state <> 'SUCCEEDED'");
  }

  @Override
  public RowCheck check(int jobs) throws SQLException {
    long right = sql.number("select count(*) from jobrunr_jobs where state = 'SUCCEEDED'");
    return new RowCheck(name(), jobs, Math.abs(jobs - right));
  }

  @Override
  public void clear() throws SQLException {
    sql.run("truncate jobrunr_jobs");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    storage.close();
    sql.close();
    pool.close();
  }
}
