/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import dev.covey.chassis.broker.RetryDelay;
import dev.covey.chassis.consume.JobMetrics.Fate;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.message.Action;
import dev.covey.model.message.Archive;
import dev.covey.model.message.Envelope;
import dev.covey.model.outbox.ReplayJob;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds whichever broker carries the jobs. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
abstract class TransportContract {
  static final String TYPE = TransportRig.TYPE;
  static final Duration SOON = Duration.ofSeconds(30);

  TransportRig rig;

  @BeforeEach
  void openRig(BrokerAccess broker, Database database) throws Exception {
    rig = new TransportRig(broker, database);
  }

  @AfterEach
  void closeRig() throws Exception {
    rig.close();
  }

  @Test
  void everyJob_hasItsEffectOnce() throws Exception {
    TransportProcess process = rig.start(TransportRig.noting());

    for (int batch = 0; batch < 10; batch++) {
      rig.enqueue(process.outbox(), batch * 100 + 1, batch * 100 + 100);
    }

    await().atMost(SOON).until(() -> rig.jobs("done") == 1_000);
    assertThat(rig.effects()).isEqualTo(1_000);
    assertThat(rig.doubledEffects()).isZero();
    assertThat(rig.count("select count(distinct number) from effect_log")).isEqualTo(1_000);
    await().atMost(SOON).until(() -> rig.metrics.inFlight(TYPE) == 0);
    assertThat(rig.metrics.countReceived(TYPE)).isEqualTo(1_000);
    assertThat(rig.metrics.count(TYPE, Fate.DONE)).isEqualTo(1_000);
    assertThat(rig.ready()).isZero();
  }

  @Test
  void poisonBetweenGoodMessages_isParkedAlone() throws Exception {
    rig.start(TransportRig.noting());

    rig.publish(rig.message(1));
    rig.publish("\u0000 not json");
    rig.publish(rig.message(2));
    rig.publish("{}");
    rig.publish(new byte[] {(byte) 0xff, (byte) 0xfe});
    rig.publish(new byte[0]);
    rig.publish(rig.message(3));
    rig.publish(text(rig.message(4)).replace("\"version\":1", "\"version\":9"));
    rig.publish(text(rig.message(5)).replace("\"Action\"", "\"Nonesuch\""));
    rig.publish(
        rig.codec.encode(
            new Envelope<>(UUID.randomUUID(), 1, Instant.now(), null, new Archive("1", "u"))));
    rig.publish(rig.message(6));

    await().atMost(SOON).until(() -> rig.jobs("done") == 4);
    await().atMost(SOON).until(() -> rig.count("select count(*) from parking") == 7);
    assertThat(rig.effects()).isEqualTo(4);
    assertThat(parked("unreadable")).isEqualTo(4);
    assertThat(parked("unknown")).isEqualTo(3);
    assertThat(rig.metrics.countReceived(TYPE)).isEqualTo(11);
    await().atMost(SOON).until(() -> rig.metrics.count(TYPE, Fate.PARKED) == 7);
    assertThat(rig.metrics.count(TYPE, Fate.DONE)).isEqualTo(4);
    assertThat(rig.metrics.countHandled(TYPE)).isEqualTo(4);
    assertThat(rig.text("select reason from parking where body like '%\"version\":9%'"))
        .isEqualTo("version 9 of type Action is not known here");
    assertThat(rig.text("select headers from parking limit 1")).contains("routing-key: Action");
    assertThat(rig.ready()).isZero();
  }

  @Test
  void textThatNoColumnHolds_stopsNobodyElse() throws Exception {
    rig.start((job, context) ->
        job.actionId() == 9
            ? new JobOutcome.Park("the page says \0")
            : JobOutcome.done(TransportRig.note(context.jobId(), job.actionId())));
    AMQP.BasicProperties headers =
        new AMQP.BasicProperties.Builder().headers(Map.of("from", "a\0b")).build();

    rig.publish(rig.message(1));
    rig.publish(text(rig.message(2)).replace("\"Action\"", "\"x\\u0000\""));
    rig.publish(
        text(rig.message(3))
            .replace("\"version\":1", "\"version\":1,\"a\\u0000\":1,\"a\\u0000\":2"));
    rig.publish("nothing".getBytes(UTF_8), headers);
    rig.publish(
        text(rig.message(4))
            .replaceFirst(
                "\"createdAt\":\"[^\"]*\"", "\"createdAt\":\"+1000000000-12-31T23:59:59Z\""));
    rig.publish(rig.message(9));
    rig.publish(rig.message(10));

    await().atMost(SOON).until(() -> rig.jobs("parked") == 1);
    await().atMost(SOON).until(() -> rig.count("select count(*) from parking") >= 4);
    await().atMost(SOON).until(() -> rig.metrics.inFlight(TYPE) == 0);
    assertThat(rig.text("select string_agg(number::text, ',' order by number) from effect_log"))
        .startsWith("1,")
        .endsWith("10");
    assertThat(rig.text("select reason from parking where kind = 'rejected'"))
        .isEqualTo("the page says \uFFFD");
    assertThat(rig.text("select reason from parking where reason like 'createdAt%'"))
        .isEqualTo("createdAt is not in the years 1 to 9999");
    assertThat(rig.ready()).isZero();
  }

  @Test
  void errorInAnEffect_failsItsOwnJobOnly() throws Exception {
    TransportProcess process =
        rig.start((job, context) ->
            JobOutcome.done(transaction -> {
              if (job.actionId() == 3) {
                throw new NoClassDefFoundError("not there");
              }
              TransportRig.note(context.jobId(), job.actionId()).apply(transaction);
            }));

    rig.enqueue(process.outbox(), 1, 5);

    await().atMost(SOON).until(() -> rig.jobs("parked") == 1);
    await().atMost(SOON).until(() -> rig.jobs("done") == 4);
    assertThat(rig.effects()).isEqualTo(4);
    assertThat(rig.text("select reason from parking")).contains("NoClassDefFoundError: not there");
  }

  @Test
  void copyOfAJobThatWaits_doesNotRunIt() throws Exception {
    byte[] body = rig.message(7);
    AtomicInteger runs = new AtomicInteger();
    rig.start((job, context) -> {
      runs.incrementAndGet();
      return JobOutcome.postpone(Instant.now().plusSeconds(3_600), "not before noon");
    });
    rig.publish(body);
    await().atMost(SOON).until(() -> rig.jobs("waiting") == 1);

    rig.publish(body);

    await().atMost(SOON).until(() -> rig.metrics.count(TYPE, Fate.DUPLICATE) == 1);
    assertThat(runs).hasValue(1);
    assertThat(rig.jobs("waiting")).isEqualTo(1);
  }

  private long parked(String kind) throws SQLException {
    return rig.count("select count(*) from parking where kind = '" + kind + "'");
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  @Test
  void hugeMessages_areParkedByTheirFirstPart() throws Exception {
    rig.start(TransportRig.noting());
    byte[] huge = new byte[50_000_000];
    Arrays.fill(huge, (byte) 'x');

    rig.publish(rig.message(1));
    for (int each = 0; each < 3; each++) {
      rig.publish(huge);
    }
    rig.publish(rig.message(2));

    await().atMost(Duration.ofSeconds(60)).until(() -> parked("oversized") == 3);
    await().atMost(SOON).until(() -> rig.effects() == 2);
    assertThat(rig.count("select min(size) from parking")).isEqualTo(50_000_000);
    assertThat(rig.count("select max(length(body)) from parking")).isEqualTo(64 * 1024);
    assertThat(rig.text("select sha256 from parking limit 1"))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(huge)));
    assertThat(rig.text("select reason from parking limit 1"))
        .contains("50000000 bytes", "1048576");
  }

  @Test
  void messageOfSomebodyElse_isAdoptedAndItsDuplicatesHaveNoEffect() throws Exception {
    byte[] body = rig.message(7);
    rig.start(TransportRig.noting());

    for (int copy = 0; copy < 5; copy++) {
      rig.publish(body);
    }

    await().atMost(SOON).until(() -> rig.metrics.count(TYPE, Fate.DUPLICATE) == 4);
    await().atMost(SOON).until(() -> rig.jobs("done") == 1);
    assertThat(rig.effects()).isEqualTo(1);
    assertThat(rig.text("select body from job")).isEqualTo(text(body));
  }

  @Test
  void copiesOfAJobUnderWay_areNotRunASecondTime() throws Exception {
    byte[] body = rig.message(7);
    CountDownLatch finish = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    rig.start((job, context) -> {
      runs.incrementAndGet();
      finish.await();
      return JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()));
    });

    for (int copy = 0; copy < 5; copy++) {
      rig.publish(body);
    }
    await().atMost(SOON).until(() -> rig.metrics.countReceived(TYPE) == 5);
    assertThat(rig.metrics.inFlight(TYPE)).isEqualTo(1);
    finish.countDown();

    await().atMost(SOON).until(() -> rig.metrics.inFlight(TYPE) == 0);
    assertThat(runs).hasValue(1);
    assertThat(rig.effects()).isEqualTo(1);
    assertThat(rig.metrics.count(TYPE, Fate.DUPLICATE)).isEqualTo(4);
  }

  @Test
  void failingJob_runsAgainLaterAndIsParkedAtLast() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    TransportProcess process =
        rig.start((job, context) -> {
          attempts.add(context.attempt());
          throw new IllegalStateException("no luck with " + runs.incrementAndGet());
        });

    rig.enqueue(process.outbox(), 1, 1);

    await().atMost(SOON).until(() -> rig.jobs("parked") == 1);
    assertThat(attempts).containsExactly(1, 2, 3, 4);
    assertThat(rig.count("select attempts from job")).isEqualTo(4);
    assertThat(rig.metrics.count(TYPE, Fate.RETRIED)).isEqualTo(3);
    assertThat(rig.text("select kind from parking")).isEqualTo("exhausted");
    assertThat(rig.text("select reason from parking"))
        .startsWith("IllegalStateException: no luck with 4 (at TransportContract.java:");
    assertThat(rig.text("select cause from parking"))
        .startsWith("IllegalStateException: no luck with #");
    assertThat(rig.text("select headers from parking")).contains("header covey-again: true");
  }

  @Test
  void retry_isARowWithItsReasonAndTime() throws Exception {
    ConsumeSettings slow =
        new ConsumeSettings(
            100,
            16,
            Duration.ofSeconds(10),
            1 << 20,
            4,
            new RetryDelay(Duration.ofHours(1), Duration.ofHours(1)),
            Duration.ofSeconds(5));
    TransportProcess process =
        rig.start(
            slow,
            (job, context) -> {
              throw new IOException("the source is down");
            });

    rig.enqueue(process.outbox(), 1, 1);

    await().atMost(SOON).until(() -> rig.jobs("waiting") == 1);
    assertThat(rig.count("select attempts from job")).isEqualTo(1);
    assertThat(rig.text("select reason from job")).isEqualTo("IOException: the source is down");
    assertThat(
            rig.count(
                """
                select count(*) from job
                where run_at between now() + interval '29 min' and now() + interval '61 min'\
                """))
        .isEqualTo(1);
    await().atMost(SOON).until(() -> rig.ready() == 0);
  }

  @Test
  void postponedJob_runsAgainWithoutCountingAttempts() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    TransportProcess process =
        rig.start((job, context) ->
            runs.incrementAndGet() < 8
                ? JobOutcome.postpone(Instant.now().plusMillis(20), "its limit is used up")
                : JobOutcome.done(TransportRig.note(context.jobId(), context.attempt())));

    rig.enqueue(process.outbox(), 1, 1);

    await().atMost(SOON).until(() -> rig.jobs("done") == 1);
    assertThat(runs).hasValue(8);
    assertThat(rig.count("select number from effect_log")).isEqualTo(1);
    assertThat(rig.metrics.count(TYPE, Fate.POSTPONED)).isEqualTo(7);
  }

  @Test
  void rejectedJob_isParkedAtOnce() throws Exception {
    TransportProcess process =
        rig.start((job, context) -> new JobOutcome.Park("account '42' is closed"));

    rig.enqueue(process.outbox(), 1, 1);

    await().atMost(SOON).until(() -> rig.jobs("parked") == 1);
    assertThat(rig.text("select kind from parking")).isEqualTo("rejected");
    assertThat(rig.text("select reason from job")).isEqualTo("account '42' is closed");
    assertThat(rig.text("select cause from parking")).isEqualTo("account '…' is closed");
  }

  @Test
  void parkedJobReplayed_isDoneOnce() throws Exception {
    AtomicBoolean mended = new AtomicBoolean();
    TransportProcess process =
        rig.start((job, context) ->
            mended.get()
                ? JobOutcome.done(TransportRig.note(context.jobId(), job.actionId()))
                : new JobOutcome.Park("not yet"));
    rig.enqueue(process.outbox(), 1, 1);
    await().atMost(SOON).until(() -> rig.jobs("parked") == 1);
    UUID id = UUID.fromString(rig.text("select id from job"));

    mended.set(true);
    rig.database.inTransaction(
        transaction -> new ReplayJob().run(transaction.connection(), id, Instant.now(), null));

    await().atMost(SOON).until(() -> rig.jobs("done") == 1);
    assertThat(rig.effects()).isEqualTo(1);
    assertThat(rig.doubledEffects()).isZero();
  }

  @Test
  void failingEffect_failsItsOwnJobOnly() throws Exception {
    JobHandler<Action> everySeventhFails =
        (job, context) ->
            JobOutcome.done(transaction -> {
              TransportRig.note(context.jobId(), job.actionId()).apply(transaction);
              if (job.actionId() % 7 == 0) {
                rigStatement(transaction, "insert into effect_log values (null, 0)");
              }
            });
    TransportProcess process = rig.start(everySeventhFails);

    rig.enqueue(process.outbox(), 1, 70);

    await().atMost(SOON).until(() -> rig.jobs("parked") == 10);
    await().atMost(SOON).until(() -> rig.jobs("done") == 60);
    assertThat(rig.effects()).isEqualTo(60);
    assertThat(rig.count("select count(*) from effect_log where number % 7 = 0")).isZero();
    assertThat(rig.text("select reason from parking limit 1")).contains("null value in column");
  }

  private static void rigStatement(Transaction transaction, String sql) throws SQLException {
    try (Statement statement = transaction.connection().createStatement()) {
      statement.execute(sql);
    }
  }
}
