/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.model.message.Archive;
import dev.covey.model.message.Decoded;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.Traceparent;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

/** How jobs and events get from rows to the broker, whichever that is. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
abstract class TransportOutboxContract {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

  private TransportRig rig;

  @BeforeEach
  void openRig(BrokerAccess broker, Database database) throws Exception {
    rig = new TransportRig(broker, database);
  }

  @AfterEach
  void closeRig() throws Exception {
    rig.close();
  }

  @Test
  void rolledBackTransaction_leavesNeitherRowNorMessage() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    List<NewJob> jobs = List.of(NewJob.now(TransportRig.action(1)));

    assertThatThrownBy(() ->
            rig.database.inTransaction(transaction -> {
              publisher.outbox().enqueue(transaction, jobs);
              publisher.outbox().tell(transaction, List.of(detected(1)));
              throw new SQLException("changed its mind");
            }))
        .hasMessage("changed its mind");
    rig.enqueue(publisher.outbox(), 2, 2);

    await().atMost(SOON).until(() -> rig.ready() == 1);
    assertThat(rig.count("select count(*) from job")).isEqualTo(1);
    assertThat(rig.count("select count(*) from event")).isZero();
  }

  @Test
  void uniqueKey_isTakenWhileItsJobIsUnfinished() throws Exception {
    Outbox outbox = rig.startPublisher(TransportRig.SWEEPING).outbox();

    assertThat(enqueue(outbox, keyed(1, "a"), keyed(2, "a"), keyed(3, "b"))).isEqualTo(2);
    assertThat(enqueue(outbox, keyed(4, "a"))).isZero();
    rig.start(TransportRig.noting());
    await().atMost(SOON).until(() -> rig.jobs("done") == 2);
    assertThat(enqueue(outbox, keyed(5, "a"))).isEqualTo(1);

    await().atMost(SOON).until(() -> rig.effects() == 3);
    assertThat(rig.text("select string_agg(number::text, ',' order by number) from effect_log"))
        .isEqualTo("1,3,5");
  }

  private static NewJob keyed(long number, String key) {
    return new NewJob(TransportRig.action(number), null, key);
  }

  private int enqueue(Outbox outbox, NewJob... jobs) throws SQLException {
    return rig.database.inTransaction(transaction -> outbox.enqueue(transaction, List.of(jobs)));
  }

  @Test
  void futureJob_runsWhenItsTimeHasComeNotBefore() throws Exception {
    AtomicReference<Instant> ran = new AtomicReference<>();
    TransportProcess worker =
        rig.start((job, context) -> {
          ran.set(Instant.now());
          return JobOutcome.done();
        });
    Instant due = Instant.now().plusMillis(1_200);

    enqueue(worker.outbox(), new NewJob(TransportRig.action(1), due, null));
    assertThat(rig.jobs("waiting")).isEqualTo(1);

    await().atMost(SOON).until(() -> rig.jobs("done") == 1);
    assertThat(ran.get()).isAfterOrEqualTo(due);
  }

  @Test
  void jobOfAProcessWithoutBroker_wakesASweeper() throws Exception {
    PublishSettings rarelyLooking = PublishSettings.DEFAULT.withPoll(Duration.ofMinutes(5));
    TransportProcess worker = rig.process(TransportRig.QUICK, rarelyLooking);
    worker.transport().consume(Action.class, TransportRig.noting());
    worker.transport().start();
    Outbox alone =
        new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
    rig.enqueue(worker.outbox(), 1, 1);
    await().atMost(SOON).until(() -> rig.jobs("done") == 1);

    rig.enqueue(alone, 2, 11);

    await().atMost(SOON).until(() -> rig.jobs("done") == 11);
    assertThat(rig.effects()).isEqualTo(11);
  }

  @Test
  void brokerGetsNoMoreThanItsShare() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING.withMaxDepth(50));

    for (int batch = 0; batch < 5; batch++) {
      rig.enqueue(publisher.outbox(), batch * 100 + 1, batch * 100 + 100);
    }

    await().atMost(SOON).until(() -> rig.ready() == 50);
    assertThat(rig.jobs("waiting")).isEqualTo(450);
    rig.start(TransportRig.noting());
    await().atMost(SOON).until(() -> rig.jobs("done") == 500);
    assertThat(rig.doubledEffects()).isZero();
  }

  @Test
  void events_reachListenersAndAreMarked() throws Exception {
    TransportProcess publisher = rig.startPublisher(TransportRig.SWEEPING);
    try (Channel channel = rig.channel()) {
      String queue = channel.queueDeclare().getQueue();
      channel.queueBind(queue, rig.topology.events(), "TweetDetected");

      tell(publisher.outbox(), 1);
      await()
          .atMost(SOON)
          .until(() -> rig.count("select count(*) from event where published_at is not null") == 1);
      publisher.broker().refuse(true);
      await().atMost(SOON).until(() -> !publisher.transport().up());
      tell(publisher.outbox(), 2);
      assertThat(rig.count("select count(*) from event where handed_at = '-infinity'"))
          .isEqualTo(1);
      publisher.broker().refuse(false);

      await()
          .atMost(SOON)
          .until(() -> rig.count("select count(*) from event where published_at is null") == 0);
      await().atMost(SOON).until(() -> channel.messageCount(queue) >= 2);
      GetResponse first = channel.basicGet(queue, true);
      assertThat(first.getProps().getType()).isEqualTo("TweetDetected");
      assertThat(rig.codec.decode(first.getBody()))
          .isInstanceOfSatisfying(
              Decoded.Known.class,
              known -> assertThat(known.envelope().payload()).isEqualTo(detected(1)));
    }
  }

  private void tell(Outbox outbox, int number) throws SQLException {
    rig.database.inTransaction(transaction -> {
      outbox.tell(transaction, List.of(detected(number)));
      return true;
    });
  }

  private static TweetDetected detected(int number) {
    return new TweetDetected(7, "" + number, "ada", THEN, THEN);
  }

  @Test
  void traceOfAJob_goesOnInWhatItsEffectQueues() throws Exception {
    AtomicReference<String> inLogs = new AtomicReference<>();
    TransportProcess worker = rig.process(TransportRig.QUICK, TransportRig.SWEEPING);
    worker
        .transport()
        .consume(
            Action.class,
            (job, context) -> {
              inLogs.set(MDC.get("traceId"));
              NewJob next = NewJob.now(new Archive("1", "https://x.com/ada/status/1"));
              return JobOutcome.done(
                  transaction -> worker.outbox().enqueue(transaction, List.of(next)));
            });
    worker.transport().start();
    Traceparent trace = Traceparent.root();

    trace.scope().call(() -> enqueue(worker.outbox(), NewJob.now(TransportRig.action(1))));

    await()
        .atMost(SOON)
        .until(() -> rig.count("select count(*) from job where type = 'Archive'") == 1);
    assertThat(inLogs).hasValue(trace.traceId());
    assertThat(rig.text("select body from job where type = 'Archive'"))
        .contains("\"traceparent\":\"00-" + trace.traceId() + "-");
  }

  @Test
  void finishedRows_arePrunedWhenOldEnough() throws Exception {
    TransportProcess worker = rig.start(TransportRig.noting());
    rig.enqueue(worker.outbox(), 1, 10);
    await().atMost(SOON).until(() -> rig.jobs("done") == 10);
    rig.execute(
        """
        update job set settled_at = now() - interval '8 days'
        where id in (select id from job limit 4)\
        """);

    rig.startPublisher(TransportRig.SWEEPING); // looks as soon as it starts

    await().atMost(SOON).until(() -> rig.count("select count(*) from job") == 6);
  }
}
