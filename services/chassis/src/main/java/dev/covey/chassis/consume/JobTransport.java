/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.broker.BrokerConnection;
import dev.covey.chassis.broker.BrokerException;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.lifecycle.ProcessName;
import dev.covey.chassis.publish.JobSweeper;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.chassis.publish.RabbitPublisher;
import dev.covey.model.database.Database;
import dev.covey.model.message.Job;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.time.CoveyClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The transport of one service, wired: an outbox that publishes, a sweeper, and a consumer for each
 * job type it is given a handler for. Publishing and consuming have a connection each.
 *
 * <pre>{@code
 * JobTransport transport = new JobTransport("archive-worker", setup);
 * transport.consume(Archive.class, new ArchiveHandler(transport.outbox()));
 * transport.start();
 * ...
 * transport.stop();
 * }</pre>
 */
public final class JobTransport {

  /** What it is made of; {@link #standard} has what production uses. */
  public record Setup(
      BrokerAccess broker,
      Database database,
      CoveyClock clock,
      ConsumeSettings consume,
      PublishSettings publish,
      JobTopology topology,
      JobMetrics metrics) {

    public static Setup standard(
        BrokerAccess broker,
        Database database,
        CoveyClock clock,
        ConsumeSettings consume,
        JobMetrics metrics) {
      return new Setup(
          broker, database, clock, consume, PublishSettings.DEFAULT, JobTopology.DEFAULT, metrics);
    }
  }

  private final Setup setup;
  private final String self;
  private final MessageCodec codec = new MessageCodec();
  private final BrokerConnection publishing;
  private final BrokerConnection consuming;
  private final RabbitPublisher publisher;
  private final JobSweeper sweeper;
  private final Outbox outbox;
  private final List<JobConsumer<?>> consumers = new ArrayList<>();
  private boolean started;

  /** {@code service} as in {@code covey run}; it names the connections. */
  public JobTransport(String service, Setup setup) {
    this.setup = setup;
    this.self = self(service);
    this.publishing =
        new BrokerConnection(setup.broker(), setup.topology(), service + " publishing");
    this.consuming = new BrokerConnection(setup.broker(), setup.topology(), service + " consuming");
    this.publisher =
        new RabbitPublisher(publishing, setup.topology(), setup.database(), setup.publish());
    this.sweeper =
        new JobSweeper(
            setup.database(),
            setup.clock(),
            publisher,
            publishing,
            setup.topology(),
            setup.publish());
    this.outbox = new PostgresOutbox(codec, setup.clock(), publisher);
  }

  private static String self(String service) {
    String run = UUID.randomUUID().toString().substring(0, 8);
    return ProcessName.of(service) + ":" + run;
  }

  /** Usable at once; publishes from {@link #start} on, and until then rows wait. */
  public Outbox outbox() {
    return outbox;
  }

  public JobSweeper sweeper() {
    return sweeper;
  }

  /** Handles jobs of a type; before {@link #start}. */
  public <J extends Job> void consume(Class<J> type, JobHandler<J> handler) {
    consumers.add(
        new JobConsumer<>(
            type,
            handler,
            new JobConsumer.Parts(
                consuming,
                setup.topology(),
                setup.database(),
                codec,
                setup.clock(),
                setup.metrics(),
                self),
            setup.consume()));
  }

  /** Connects, or fails with a message for people; from then on it recovers by itself. */
  public void start() throws BrokerException {
    started = true;
    publisher.start();
    sweeper.start();
    consumers.forEach(JobConsumer::start);
    publishing.start();
    if (!consumers.isEmpty()) {
      consuming.start();
    }
  }

  /** Whether the broker is reached on every connection. */
  public boolean up() {
    return publishing.up() && (consumers.isEmpty() || consuming.up());
  }

  /** Drains: see {@link JobConsumer#stop}. What can't be published any more waits in its row. */
  public void stop() {
    if (!started) {
      return;
    }
    consumers.parallelStream().forEach(JobConsumer::stop);
    consuming.close();
    sweeper.close();
    publisher.close();
    publishing.close();
  }
}
