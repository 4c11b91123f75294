/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.Webhook;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.LoadedSeal;
import dev.covey.model.seal.Seal;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.webhook.DeleteWebhook;
import dev.covey.model.webhook.NoteRest;
import dev.covey.model.webhook.PauseWebhook;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.source.webhook.WebhookClient;
import dev.covey.source.webhook.WebhookSettings;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SettableClock;
import dev.covey.worker.webhook.TestReceiver.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job, answer by answer. */
@ExtendWith(MigratedDatabase.class)
class WebhookHandlerIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Rows.BEGIN);
  private final WebhookSecret secret = WebhookSecret.random();
  private final List<String> counted = new CopyOnWriteArrayList<>();
  private final List<WebhookClient> clients = new ArrayList<>();
  private Rows rows;
  private Seal seal;
  private TestReceiver receiver;
  private PostgresOutbox outbox;
  private WebhookHandler worker;
  private long webhook;

  @BeforeEach
  void start(Database database) throws Exception {
    rows = new Rows(database);
    seal = new KeyFile(folder.resolve("key")).loadOrCreate();
    receiver = new TestReceiver();
    outbox = new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
    worker = worker(true, () -> seal);
    webhook = rows.webhook(receiver.url(), seal, secret);
  }

  @AfterEach
  void close() {
    clients.forEach(WebhookClient::close);
    receiver.close();
  }

  /** As another process has it. */
  private WebhookHandler worker(boolean privateAddresses, Supplier<Seal> seal) {
    return worker(privateAddresses, seal, clock);
  }

  private WebhookHandler worker(boolean privateAddresses, Supplier<Seal> seal, CoveyClock clock) {
    WebhookClient client =
        new WebhookClient(new WebhookSettings(TIMEOUT, privateAddresses), InstantSource.system());
    clients.add(client);
    return new WebhookHandler(
        new WebhookHandler.Parts(
            rows.database(),
            seal,
            client,
            (source, outcome, _) -> counted.add(source + " " + outcome),
            clock),
        TIMEOUT,
        4);
  }

  private JobOutcome work(Webhook job) throws Exception {
    return work(job, 1);
  }

  private JobOutcome work(Webhook job, int attempt) throws Exception {
    return worker.handle(job, new JobContext(UUID.randomUUID(), attempt));
  }

  private Webhook told() throws Exception {
    rows.tell(outbox, 20);
    return rows.jobs().getLast();
  }

  private Webhook fail() throws Exception {
    Webhook job = told();
    assertThat(work(job)).isInstanceOf(JobOutcome.RetryAt.class);
    return job;
  }

  private static JobOutcome.Postpone postponed(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Postpone.class);
    return (JobOutcome.Postpone) outcome;
  }

  @Test
  void event_isToldAsItTravelsAndSigned() throws Exception {
    Webhook job = told();

    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(receiver.deliveries()).hasSize(1);
    TestReceiver.Delivery delivery = receiver.deliveries().getFirst();
    assertThat(delivery.body()).isEqualTo(rows.text("select body from event"));
    assertThat(delivery.id()).isEqualTo(rows.text("select id from event")).isEqualTo(job.eventId());
    assertThat(delivery.isSignedWith(secret)).isTrue();
    assertThat(delivery.isSignedWith(WebhookSecret.random())).isFalse();
    assertThat(Instant.ofEpochSecond(Long.parseLong(delivery.timestamp())))
        .as("real time, whatever the fleet's clock says")
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(delivery.agent()).isEqualTo("Covey-Webhooks");
    assertThat(counted).containsExactly("webhook:" + webhook + " delivered");
    assertThat(rows.text("select last_ok_at from webhook")).isNotNull();
  }

  @Test
  void eventToldAgain_hasTheSameIdAndBody() throws Exception {
    Webhook job = told();
    work(job);
    work(job);

    assertThat(receiver.ids()).containsExactly(job.eventId(), job.eventId());
    assertThat(receiver.deliveries().getFirst().body())
        .isEqualTo(receiver.deliveries().getLast().body());
  }

  @Test
  void refusal_isTriedAgainWithItsReasonAndCounts() throws Exception {
    receiver.answer(_ -> new Answer(500, "no room\nfor this", ""));

    assertThat(work(told()))
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.reason()).isEqualTo("127.0.0.1 answered 500: no room");
              assertThat(retry.at())
                  .isBetween(Rows.BEGIN.plusMillis(2_500), Rows.BEGIN.plusSeconds(5));
            });
    assertThat(rows.text("select last_failure from webhook"))
        .isEqualTo("127.0.0.1 answered 500: no room");
    assertThat(rows.text("select rests_until from webhook")).isNull();
  }

  @Test
  void deliveriesThatFailSideBySide_countAsOne() throws Exception {
    Webhook job = told();
    CyclicBarrier together = new CyclicBarrier(4);
    receiver.answer(_ -> {
      together.await();
      return new Answer(500);
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JobOutcome>> deliveries = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        deliveries.add(threads.submit(() -> work(job)));
      }
      for (Future<JobOutcome> delivery : deliveries) {
        assertThat(delivery.get()).isInstanceOf(JobOutcome.RetryAt.class);
      }
    }
    assertThat(rows.text("select failures from webhook")).isEqualTo("1");
  }

  @Test
  void deadReceiver_restsAndIsTriedByOneDeliveryAtATime() throws Exception {
    receiver.answer(500);
    for (int failed = 1; failed <= 3; failed++) {
      fail();
    }
    Webhook other = told();
    assertThat(receiver.ids()).hasSize(3);
    assertThat(postponed(work(other)).at()).isEqualTo(Rows.BEGIN.plusSeconds(5));
    assertThat(postponed(work(other)).reason())
        .startsWith("webhook " + webhook + " rests until ")
        .endsWith("127.0.0.1 answered 500");
    assertThat(receiver.ids()).as("nobody was asked").hasSize(3);

    clock.advance(Duration.ofSeconds(5));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    receiver.answer(_ -> {
      asked.countDown();
      go.await();
      return new Answer(500);
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobOutcome> trial = threads.submit(() -> work(other, 2));
      asked.await();
      assertThat(postponed(work(rows.jobs().getFirst())).reason()).contains(" rests until ");
      go.countDown();
      assertThat(trial.get())
          .isInstanceOfSatisfying(
              JobOutcome.RetryAt.class,
              retry -> assertThat(retry.at()).isEqualTo(clock.instant().plusSeconds(15)));
    }
    assertThat(receiver.ids()).hasSize(4).endsWith(other.eventId());
  }

  @Test
  void receiverThatLivesAgain_isToldAllThatWaited() throws Exception {
    receiver.answer(500);
    for (int failed = 1; failed <= 8; failed++) {
      clock.advance(Duration.ofHours(1));
      fail();
    }
    assertThat(rows.text("select failures from webhook")).isEqualTo("8");
    Instant rest = clock.instant().plus(Duration.ofHours(1));
    Webhook waiting = told();
    assertThat(postponed(work(waiting)).at()).as("an hour at most").isEqualTo(rest);
    rows.execute("update job set run_at = '2026-12-24' where type = 'Webhook'");

    receiver.answer(204);
    clock.advance(Duration.ofHours(1));
    assertThat(work(waiting)).isInstanceOf(JobOutcome.Done.class);
    assertThat(rows.text("select concat(failures, rests_until) from webhook")).isEqualTo("0");
    assertThat(rows.texts("select distinct run_at = '%s' from job".formatted(clock.instant())))
        .containsExactly("t");
    for (Webhook job : rows.jobs()) {
      assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    }
  }

  @Test
  void gone_pausesTheWebhookAndEndsTheJob() throws Exception {
    Webhook later = told();
    receiver.answer(_ -> new Answer(410, "moved away", ""));

    assertThat(work(told())).isInstanceOf(JobOutcome.Done.class);
    assertThat(rows.text("select paused_reason from webhook"))
        .isEqualTo("127.0.0.1 answered 410: moved away");
    JobOutcome.Postpone waits = postponed(work(later));
    assertThat(waits.reason())
        .isEqualTo(
            "webhook "
                + webhook
                + " has been paused since 2026-11-20T08:00:00Z: 127.0.0.1 answered 410: moved away");
    assertThat(waits.at()).isEqualTo(Rows.BEGIN.plus(Duration.ofHours(1)));
    assertThat(receiver.ids()).hasSize(1);

    int before = rows.jobs().size();
    rows.tell(outbox, 21);
    assertThat(rows.jobs()).as("nothing new is queued for it").hasSize(before);
  }

  @Test
  void retryAfter_holdsForAllAndCountsAsNoAttempt() throws Exception {
    receiver.answer(_ -> new Answer(429, "slowly", "120"));
    Webhook job = told();

    JobOutcome.Postpone first = postponed(work(job));
    assertThat(first.at()).isEqualTo(Rows.BEGIN.plusSeconds(120));
    assertThat(first.reason()).isEqualTo("127.0.0.1 answered 429: slowly");
    assertThat(postponed(work(told())).at()).isEqualTo(Rows.BEGIN.plusSeconds(120));
    assertThat(rows.text("select failures from webhook")).isEqualTo("0");
    assertThat(receiver.ids()).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    receiver.answer(204);
    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(counted)
        .containsExactly("webhook:" + webhook + " busy", "webhook:" + webhook + " delivered");
  }

  @Test
  void retryAfterDuringADelivery_holdsAlthoughThatOneIsTaken() throws Exception {
    Webhook job = told();
    Instant asked = Rows.BEGIN.plusSeconds(120);
    receiver.answer(_ -> {
      rows.database()
          .inTransaction(tx -> {
            NoteRest.of(tx, webhook, "slowly", asked, Rows.BEGIN);
            return asked;
          });
      return new Answer(200);
    });

    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(postponed(work(told())).at()).isEqualTo(asked);
  }

  /** The sandbox's clock may run so fast that a minute of it is over before an answer is here. */
  @Test
  void spansOfTheOutsideWorld_areRealTime() throws Exception {
    Instant now = Instant.now();
    CoveyClock fast = CoveyClock.speeded(Rows.BEGIN, now, 3_600);
    worker = worker(true, () -> seal, fast);
    Webhook job = told();
    receiver.answer(_ -> new Answer(429, "slowly", "1000"));
    JobOutcome.Postpone busy = postponed(work(job));
    assertThat(fast.realTimeUntil(busy.at()))
        .isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1_000));

    rows.execute("update webhook set rests_until = '%s'".formatted(Rows.BEGIN));
    receiver.answer(_ -> {
      JobOutcome.Postpone other = postponed(worker(true, () -> seal, fast).handle(job, first()));
      assertThat(fast.realTimeUntil(other.at()))
          .as("twice as long as a delivery may take")
          .isBetween(TIMEOUT, TIMEOUT.multipliedBy(2));
      return new Answer(204);
    });
    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
  }

  private static JobContext first() {
    return new JobContext(UUID.randomUUID(), 1);
  }

  @Test
  void privateAddress_isNotAskedUnderAnyName() throws Exception {
    Webhook job = told();
    for (String host : List.of("127.0.0.1", "localhost")) {
      rows.execute("update webhook set url = 'http://%s:%d/hook'".formatted(host, receiver.port()));
      assertThat(worker(false, () -> seal).handle(job, new JobContext(UUID.randomUUID(), 1)))
          .isInstanceOfSatisfying(
              JobOutcome.RetryAt.class,
              retry ->
                  assertThat(retry.reason())
                      .startsWith(host + " was not asked: ")
                      .endsWith(" is not an address of the open Internet"));
    }
    assertThat(receiver.ids()).isEmpty();
    assertThat(counted).containsOnly("webhook:" + webhook + " private");
  }

  @Test
  void forgottenEvent_endsItsJobsAndCounts() throws Exception {
    Webhook job = told();
    rows.execute("delete from event");

    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(counted).containsExactly("webhook:" + webhook + " forgotten");
    assertThat(receiver.ids()).isEmpty();
    assertThat(work(new Webhook(webhook, "yesterday"))).isInstanceOf(JobOutcome.Park.class);
  }

  @Test
  void removedWebhook_endsItsJobs() throws Exception {
    Webhook job = told();
    rows.database().inTransaction(tx -> DeleteWebhook.of(tx, webhook));

    assertThat(work(job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(receiver.ids()).isEmpty();
  }

  @Test
  void webhookThatAPersonPaused_makesItsJobsWait() throws Exception {
    Webhook job = told();
    rows.database().inTransaction(tx -> PauseWebhook.of(tx, webhook, null, clock.instant()));

    assertThat(postponed(work(job)).reason())
        .isEqualTo("webhook " + webhook + " has been paused since 2026-11-20T08:00:00Z");
    assertThat(receiver.ids()).isEmpty();
  }

  @Test
  void wrongKey_makesJobsWaitAndSaysWhy() throws Exception {
    Webhook job = told();
    worker = worker(true, new LoadedSeal(folder.resolve("nothing")));
    assertThat(postponed(work(job)).reason()).startsWith("there is no key file at ");

    worker = worker(true, new KeyFile(folder.resolve("other"))::loadOrCreate);
    JobOutcome.Postpone waits = postponed(work(job));
    assertThat(waits.reason()).startsWith("the secret of webhook:" + webhook + " does not open");
    assertThat(waits.at()).isEqualTo(Rows.BEGIN.plus(Duration.ofMinutes(15)));
    assertThat(receiver.ids()).isEmpty();
  }

  @Test
  void secretOfAnotherWebhook_doesNotOpen() throws Exception {
    rows.webhook(receiver.url(), seal, WebhookSecret.random());
    rows.execute("update webhook set secret = (select secret from webhook order by id limit 1)");
    Webhook second = told();
    assertThat(second.webhookId()).isNotEqualTo(webhook);

    assertThat(postponed(work(second)).reason()).contains("does not open with this key file");
  }
}
