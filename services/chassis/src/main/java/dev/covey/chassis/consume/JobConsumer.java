/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Envelope;
import dev.covey.chassis.broker.BrokerConnection;
import dev.covey.chassis.broker.BrokerKind;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.model.database.Database;
import dev.covey.model.message.Job;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.MessageType;
import dev.covey.model.time.CoveyClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes one job type: receives, decodes, handles, settles, and acks after the commit. A message
 * may come any number of times; its effect is committed once. While the broker or the database is
 * away it pauses, and goes on by itself.
 */
public final class JobConsumer<J extends Job> implements BrokerConnection.User, Receiver.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(JobConsumer.class);
  private static final Duration ANEW_AFTER = Duration.ofSeconds(1);

  /** What a consumer works with; {@code self} names this process among all that hold jobs. */
  public record Parts(
      BrokerConnection broker,
      JobTopology topology,
      Database database,
      MessageCodec codec,
      CoveyClock clock,
      JobMetrics metrics,
      String self) {}

  private final String type;
  private final Parts parts;
  private final ConsumeSettings settings;
  private final HeldJobs held = new HeldJobs();
  private final StatementGuard guard = new StatementGuard();
  private final MessageDecoder decoder;
  private final DatabaseGate gate;
  private final Settler settler;
  private final Dispatcher dispatcher;
  private final KeepLeases keepLeases;
  private final List<Thread> workers;
  private final Thread settlerThread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Subscription subscription;
  private volatile boolean started;

  /** {@code parts.broker()} is for consuming only, and is started by its owner. */
  public JobConsumer(
      Class<J> payload, JobHandler<J> handler, Parts parts, ConsumeSettings settings) {
    this.type = MessageType.of(payload).name();
    this.parts = parts;
    this.settings = settings;
    String queue = parts.topology().queue(type);
    Database database = parts.database();
    Failures failures = new Failures(settings, parts.clock());
    this.decoder = new MessageDecoder(parts.codec(), payload, queue, settings.maxMessageBytes());
    this.gate = new DatabaseGate(type, database);
    this.settler =
        new Settler(
            database,
            new WriteSettlements(queue),
            gate,
            failures,
            new Settled(type, held, parts.metrics()));
    this.dispatcher =
        new Dispatcher(
            new LookAtJobs(database, parts.clock(), parts.self(), settings.maxAttempts()),
            new RunHandler<>(payload, type, handler, failures, parts.metrics()),
            failures,
            settler,
            gate,
            guard,
            settings.concurrency());
    this.keepLeases = new KeepLeases(database, parts.self(), held, settings, guard);
    this.workers =
        List.of(
            thread("dispatch", dispatcher::run),
            thread("suspects", dispatcher::runSuspects),
            thread("watch", this::watch));
    this.settlerThread = thread("settle", settler::run);
    parts.metrics().watchInFlight(type, held::size);
    parts.broker().addUser(this);
  }

  /** A duty that fails begins anew: a worker that only looks alive would keep its jobs for ever. */
  private Thread thread(String duty, Runnable run) {
    return Thread.ofVirtual()
        .name(type + "-" + duty)
        .unstarted(() -> {
          boolean ended = false;
          while (!ended) {
            try {
              run.run();
              ended = true;
            } catch (RuntimeException | Error failure) {
              LOG.error("{} of {} failed and begins anew", duty, type, failure);
              ended = isStoppedWithin(ANEW_AFTER);
            }
          }
        });
  }

  private boolean isStoppedWithin(Duration span) {
    try {
      return stopped.await(span.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Starts handling; deliveries come once the broker connection is started. */
  public void start() {
    started = true;
    settlerThread.start();
    workers.forEach(Thread::start);
  }

  /** How many jobs are held now. */
  public int inFlight() {
    return held.size();
  }

  @Override
  public void connected(Connection connection, BrokerKind kind) throws IOException {
    if (stopped.getCount() > 0) {
      subscription =
          new Subscription(
              connection,
              kind,
              parts.topology(),
              type,
              settings.prefetch(),
              new Subscription.Listeners(this, parts.broker()::restart));
    }
  }

  /** What was not begun comes again, here or elsewhere; what was begun is finished. */
  @Override
  public void lost() {
    Subscription gone = subscription;
    subscription = null;
    if (gone != null) {
      handBack(dispatcher.takeBack(job -> job.cameOnlyBy(gone.deliveries())));
    }
  }

  private void handBack(List<HeldJob> jobs) {
    for (HeldJob job : jobs) {
      int deliveries = held.release(job).size();
      for (int each = 0; each < deliveries; each++) {
        parts.metrics().ended(type, JobMetrics.Fate.RETURNED);
      }
    }
    keepLeases.release(jobs);
  }

  @Override
  public void arrived(
      Delivery delivery, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    parts.metrics().received(type);
    switch (decoder.decode(delivery, envelope, properties, body)) {
      case MessageDecoder.Result.Usable(HeldJob job) -> {
        if (held.hold(job)) {
          dispatcher.add(job);
        }
      }
      case MessageDecoder.Result.Parked(Settlement.Unusable settlement) -> settler.add(settlement);
    }
  }

  @Override
  public void cancelled() {
    parts.broker().restart("the queue of " + type + " is gone");
  }

  private void watch() {
    long span = settings.leaseAfter().toMillis();
    try {
      while (!stopped.await(span, TimeUnit.MILLISECONDS)) {
        keepLeases.renew();
        Subscription current = subscription;
        if (current != null && !current.alive(held.size())) {
          parts.broker().restart("the queue of " + type + " no longer hands out messages");
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes nothing more, finishes what it has begun within the grace period, and hands the rest
   * back. May be called more than once, and before start.
   */
  public void stop() {
    if (stopped.getCount() == 0) {
      return;
    }
    stopped.countDown();
    Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
    try {
      if (started) {
        drain();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    settlerThread.interrupt();
    gate.close();
    if (current != null) {
      current.close();
    }
    subscription = null;
    List<HeldJob> left = held.all();
    left.forEach(HeldJob::abandon);
    if (!left.isEmpty()) {
      LOG.info("{} {} jobs handed back unfinished", left.size(), type);
    }
    handBack(left);
  }

  private void drain() throws InterruptedException {
    long deadline = System.nanoTime() + settings.gracePeriod().toNanos();
    guard.interrupt(workers, settings.gracePeriod());
    for (Thread worker : workers) {
      worker.join();
    }
    dispatcher.awaitIdle(Duration.ofNanos(deadline - System.nanoTime()));
    settler.add(new Settlement.End());
    settlerThread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
  }
}
