/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.broker.BrokerException;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.broker.RetryDelay;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.model.message.Envelope;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.MessageIds;
import dev.covey.model.message.MessageType;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/**
 * Transports over one broker and one database, with a table that notes each effect. Names start
 * with a prefix of its own, so that rigs may share a broker.
 */
final class TransportRig {
  static final String TYPE = "Action";

  /** Quick enough for tests: leases, retries and sweeps take moments. */
  static final ConsumeSettings QUICK =
      new ConsumeSettings(
          100,
          16,
          Duration.ofSeconds(10),
          1 << 20,
          4,
          new RetryDelay(Duration.ofMillis(50), Duration.ofMillis(200)),
          Duration.ofMillis(500));

  static final PublishSettings SWEEPING =
      PublishSettings.DEFAULT
          .withPoll(Duration.ofMillis(100))
          .withLostAfter(Duration.ofSeconds(2), Duration.ofSeconds(20));

  final InMemoryJobMetrics metrics = new InMemoryJobMetrics();
  final MessageCodec codec = new MessageCodec();
  final JobTopology topology = new JobTopology("t" + UUID.randomUUID().toString().substring(0, 8));

  final Database database;

  private final BrokerAccess broker;
  private final Connection connection;
  private final MessageIds ids = new MessageIds();
  private final List<TransportProcess> processes = new ArrayList<>();

  TransportRig(dev.covey.testing.BrokerAccess server, Database database)
      throws IOException, SQLException, TimeoutException {
    this.broker =
        new BrokerAccess(
            "127.0.0.1",
            server.port(),
            server.virtualHost(),
            false,
            server.user(),
            server.password());
    this.database = database;
    this.connection = server.connectionFactory().newConnection("test rig");
    execute("create table if not exists effect_log (job_id uuid not null, number bigint not null)");
  }

  /** A transport as another process would have it; not started. */
  TransportProcess process(ConsumeSettings consume, PublishSettings publish) throws IOException {
    TransportProcess process =
        new TransportProcess(broker, database.access(), topology, metrics, consume, publish);
    processes.add(process);
    return process;
  }

  /** A started process whose handler does this. */
  TransportProcess start(ConsumeSettings settings, JobHandler<Action> handler)
      throws IOException, BrokerException {
    TransportProcess process = process(settings, SWEEPING);
    process.transport().consume(Action.class, handler);
    process.transport().start();
    return process;
  }

  TransportProcess start(JobHandler<Action> handler) throws IOException, BrokerException {
    return start(QUICK, handler);
  }

  /** A started process that publishes only. */
  TransportProcess startPublisher(PublishSettings settings) throws IOException, BrokerException {
    TransportProcess process = process(QUICK, settings);
    process.transport().start();
    return process;
  }

  /** Finishes each job with a note of its effect. */
  static JobHandler<Action> noting() {
    return (job, context) -> JobOutcome.done(note(context.jobId(), job.actionId()));
  }

  static Effect note(UUID jobId, long number) {
    return transaction -> {
      try (PreparedStatement insert =
          transaction
              .connection()
              .prepareStatement("insert into effect_log (job_id, number) values (?, ?)")) {
        insert.setObject(1, jobId);
        insert.setLong(2, number);
        insert.executeUpdate();
      }
    };
  }

  static Action action(long number) {
    return new Action(number, "42", "like");
  }

  void enqueue(Outbox outbox, long from, long to) throws SQLException {
    List<NewJob> jobs =
        LongStream.rangeClosed(from, to).mapToObj(n -> NewJob.now(action(n))).toList();
    database.inTransaction(transaction -> outbox.enqueue(transaction, jobs));
  }

  byte[] message(long number) {
    return message(ids.next(), number);
  }

  byte[] message(UUID id, long number) {
    return codec.encode(new Envelope<>(id, 1, Instant.now(), null, action(number)));
  }

  /** As other people's services publish: without any row. */
  void publish(byte[] body) throws IOException, TimeoutException {
    publish(body, new AMQP.BasicProperties.Builder().deliveryMode(2).build());
  }

  void publish(byte[] body, AMQP.BasicProperties properties) throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(topology.jobs(), TYPE, true, properties, body);
      channel.waitForConfirmsOrDie(10_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void publish(String body) throws IOException, TimeoutException {
    publish(body.getBytes(UTF_8));
  }

  Channel channel() throws IOException {
    return connection.createChannel();
  }

  /** As if the broker's data were wiped. */
  void deleteQueues() throws TimeoutException {
    for (MessageType<?> type : MessageType.JOBS) {
      try (Channel channel = connection.createChannel()) {
        channel.queueDelete(topology.queue(type.name()));
      } catch (IOException missing) {
        // then there is nothing to delete
      }
    }
  }

  /** Messages of the job queue that are not handed out. */
  long ready() throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      return channel.messageCount(topology.queue(TYPE));
    }
  }

  long count(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (Statement statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  String text(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (Statement statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        return row.next() ? String.valueOf(row.getString(1)) : "";
      }
    });
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (Statement statement = transaction.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  long effects() throws SQLException {
    return count("select count(*) from effect_log");
  }

  long doubledEffects() throws SQLException {
    return count(
        "select count(*) from (select job_id from effect_log group by job_id having count(*) > 1)");
  }

  long jobs(String state) throws SQLException {
    return count("select count(*) from job where state = '" + state + "'");
  }

  void close() throws Exception {
    // those that crashed take their time
    List<Future<TransportProcess>> closings = new ArrayList<>();
    try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      for (TransportProcess process : processes) {
        closings.add(
            closing.submit(() -> {
              process.close();
              return process;
            }));
      }
    }
    for (Future<TransportProcess> closed : closings) {
      closed.get();
    }
    deleteQueues();
    try (Channel channel = connection.createChannel()) {
      channel.exchangeDelete(topology.jobs());
      channel.exchangeDelete(topology.events());
    }
    connection.close();
  }
}
