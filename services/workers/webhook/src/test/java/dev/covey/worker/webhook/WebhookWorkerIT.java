/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.outbox.ReplayJob;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.EmbeddedBrokerExtension;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.webhook.TestReceiver.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The worker as it runs, on a real broker: from an event's transaction to its receiver. */
@ExtendWith({MigratedDatabase.class, EmbeddedBrokerExtension.class})
@Timeout(120)
class WebhookWorkerIT {
  private static @Nullable BrokerAccess broker;

  @TempDir private Path folder;
  private final WebhookSecret secret = WebhookSecret.random();
  private final FleetMetrics metrics = new FleetMetrics();
  private final TestReceiver receiver = new TestReceiver();
  private Rows rows;
  private Seal seal;
  private PostgresOutbox outbox;
  private ServiceContext context;
  private WebhookWorker worker;

  WebhookWorkerIT() throws java.io.IOException {}

  @BeforeAll
  static void open(BrokerAccess access) {
    broker = access;
  }

  @BeforeEach
  void start(Database database) throws Exception {
    rows = new Rows(database);
    seal = new KeyFile(folder.resolve("key")).loadOrCreate();
    outbox = new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
    DatabaseAccess access = database.access();
    Map<String, String> environment = new HashMap<>();
    environment.put("COVEY_HOME", folder.toString());
    environment.put("COVEY_DATABASE_URL", access.url());
    environment.put("COVEY_DATABASE_USER", access.user());
    environment.put("COVEY_DATABASE_PASSWORD", access.password());
    environment.put("COVEY_DATABASE_SCHEMA", access.schema());
    environment.put("COVEY_AMQP_URL", java.util.Objects.requireNonNull(broker).uri().toString());
    environment.put("COVEY_AMQP_CONCURRENCY", "8");
    environment.put("COVEY_JOBS_MAX_ATTEMPTS", "1");
    environment.put("COVEY_WEBHOOKS_PRIVATE_ADDRESSES", "allowed");
    environment.put("COVEY_WEBHOOKS_AT_ONCE", "2");
    context =
        ServiceContext.open(
            WebhookWorker.NAME,
            List.of(),
            CoveyConfig.from(Settings.load(environment, folder)),
            metrics,
            new HealthChecks());
    worker = new WebhookWorker(context);
    worker.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
    worker.stop();
    context.close();
    metrics.close();
  }

  @Test
  void event_isToldOnceItsTransactionHasCommitted() throws Exception {
    rows.webhook(receiver.url(), seal, secret);
    assertThatThrownBy(() ->
            rows.database()
                .inTransaction(tx -> {
                  outbox.tell(tx, List.of(Rows.event(1)));
                  throw new SQLException("rolled back");
                }))
        .hasMessage("rolled back");
    rows.tell(outbox, 2);
    rows.tell(outbox, 3);

    await().until(() -> rows.texts("select id from job where state = 'done'").size() == 2);
    assertThat(receiver.ids())
        .containsExactlyInAnyOrderElementsOf(rows.texts("select id from event"))
        .hasSize(2);
    assertThat(receiver.deliveries()).allMatch(delivery -> delivery.isSignedWith(secret));
    assertThat(metrics.scrape())
        .containsPattern(
            "covey_source_requests_total\\{outcome=\"delivered\",source=\"webhook:\\d+\"} 2");
  }

  @Test
  void failedDelivery_isParkedAndReplayed() throws Exception {
    rows.webhook(receiver.url(), seal, secret);
    receiver.answer(_ -> new Answer(500, "down", ""));
    rows.tell(outbox, 1);

    await().until(() -> rows.text("select reason from parking") != null);
    assertThat(rows.text("select kind || ' ' || reason from parking"))
        .isEqualTo("exhausted 127.0.0.1 answered 500: down");
    receiver.answer(204);
    UUID job = UUID.fromString(String.valueOf(rows.text("select id from job")));
    boolean replayed =
        rows.database()
            .inTransaction(tx -> new ReplayJob().run(tx.connection(), job, Instant.now(), null));
    assertThat(replayed).isTrue();

    await().until(() -> rows.text("select id from job where state = 'done'") != null);
    assertThat(receiver.ids()).hasSize(2).containsOnly(rows.text("select id from event"));
  }

  /** More events than the worker has places, all of which the slow one would take. */
  @Test
  void slowReceiver_doesNotHoldUpAQuickOne() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (TestReceiver slow = new TestReceiver()) {
      slow.answer(_ -> {
        go.await();
        return new Answer(204);
      });
      long slowOne = rows.webhook(slow.url(), seal, WebhookSecret.random());
      for (int number = 1; number <= 20; number++) {
        rows.tell(outbox, number);
      }
      await().until(() -> slow.ids().size() == 2);
      rows.webhook(receiver.url(), seal, secret);
      for (int number = 21; number <= 40; number++) {
        rows.tell(outbox, number);
      }

      await().atMost(Duration.ofSeconds(30)).until(() -> receiver.ids().size() == 20);
      assertThat(slow.ids()).as("as many as may be under way").hasSize(2);
      assertThat(
              rows.texts(
                  "select attempts from job where unique_key like 'webhook:" + slowOne + ":%'"))
          .containsOnly("0");
      go.countDown();
      await().atMost(Duration.ofSeconds(60)).until(() -> slow.ids().size() == 40);
    }
  }
}
