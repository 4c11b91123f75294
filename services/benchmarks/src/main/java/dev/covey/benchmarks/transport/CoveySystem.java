/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import dev.covey.benchmarks.server.Sql;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.broker.BrokerException;
import dev.covey.chassis.consume.ConsumeSettings;
import dev.covey.chassis.consume.JobMetrics;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.message.Action;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.schema.SchemaMigrator;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Covey's outbox and job transport as its services use them, over one broker. */
final class CoveySystem implements JobSystem {
  static final int PREFETCH = 500;
  private static final int CONCURRENCY = 256;
  private static final int BATCH = 500;
  private static final ConsumeSettings CONSUME =
      new ConsumeSettings(
          PREFETCH,
          CONCURRENCY,
          Duration.ofSeconds(20),
          1 << 20,
          8,
          ConsumeSettings.RETRY,
          Duration.ofSeconds(5));

  private final String name;
  private final BrokerAccess broker;
  private final Database database;
  private final Sql sql;
  private final Countdown countdown = new Countdown();
  private @Nullable JobTransport transport;

  CoveySystem(String name, BrokerAccess broker, DatabaseAccess access) throws SQLException {
    this.name = name;
    this.broker = broker;
    new SchemaMigrator(access).migrate();
    this.database = new Database(access, "bench-transport");
    this.sql = new Sql(access);
  }

  /** Counts a job when its row is committed as done. */
  private record CountDone(Countdown countdown) implements JobMetrics {
    @Override
    public void received(String type) {}

    @Override
    public void ended(String type, Fate fate) {
      if (fate == Fate.DONE) {
        countdown.one();
      }
    }

    @Override
    public void handled(String type, Duration took) {}

    @Override
    public void watchInFlight(String type, IntSupplier inFlight) {}
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Countdown countdown() {
    return countdown;
  }

  @Override
  public void start() throws BrokerException {
    JobTransport started =
        new JobTransport(
            "bench",
            JobTransport.Setup.standard(
                broker, database, CoveyClock.system(), CONSUME, new CountDone(countdown)));
    started.consume(Action.class, (_, _) -> JobOutcome.done());
    started.start();
    transport = started;
  }

  @Override
  public void enqueue(int jobs) throws SQLException {
    countdown.expect(jobs);
    Outbox outbox = Objects.requireNonNull(transport, "transport").outbox();
    for (int from = 0; from < jobs; from += BATCH) {
      List<NewJob> batch =
          IntStream.range(from, Math.min(from + BATCH, jobs))
              .mapToObj(number -> NewJob.now(new Action(number, "42", "like")))
              .toList();
      database.inTransaction(transaction -> outbox.enqueue(transaction, batch));
    }
  }

  @Override
  public void awaitDone() throws SQLException, InterruptedException {
    countdown.await(name);
    sql.awaitNone("select from job where state <> 'done'");
  }

  @Override
  public RowCheck check(int jobs) throws SQLException {
    long right = sql.number("select count(*) from job where state = 'done' and attempts = 0");
    long all = sql.number("select count(*) from job");
    return new RowCheck(name, jobs, Math.abs(jobs - right) + all - right);
  }

  /** How large a message is. */
  long bodyBytes() throws SQLException {
    return sql.number("select avg(octet_length(body)) from job");
  }

  @Override
  public void clear() throws SQLException {
    sql.run("truncate job");
  }

  @Override
  public void stop() {
    if (transport != null) {
      transport.stop();
      transport = null;
    }
  }

  @Override
  public void close() {
    stop();
    sql.close();
    database.close();
  }
}
