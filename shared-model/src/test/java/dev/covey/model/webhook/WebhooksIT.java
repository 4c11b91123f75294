/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.database.SelectTexts;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.message.Event;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.ProfileChanged;
import dev.covey.model.message.TweetDeleted;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.message.TweetReappeared;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.outbox.PruneRows;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.time.CoveyClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, and what is noted of it. */
@ExtendWith(MigratedDatabase.class)
class WebhooksIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final List<Event> ONE_OF_EACH =
      List.of(
          new TweetDetected(7, "20", "ada", NOW, NOW),
          new TweetDeleted(7, "20", "gone", NOW, List.of()),
          new TweetReappeared(7, "20", "reappeared", NOW, List.of()),
          new ProfileChanged(7, "ada", "bio", "a", "b", NOW),
          new ActionSettled(17, "42", "like", "completed", null, NOW));

  private final PostgresOutbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
  @TempDir private Path folder;
  private Database database;
  private Seal seal;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    seal = new KeyFile(folder.resolve("key")).loadOrCreate();
    execute(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at)
        overriding system value
        values (7, 'ada', 'Ada', 'none', 'active', now(), now(), now()),
          (8, 'ben', 'Ben', 'none', 'active', now(), now(), now())
        """);
  }

  private long add(@Nullable Long profileId, String... events) throws SQLException {
    NewWebhook webhook = new NewWebhook("https://example.org/", List.of(events), profileId);
    return database.inTransaction(
        tx -> InsertWebhook.of(tx, webhook, WebhookSecret.random(), seal, NOW));
  }

  private void tell(List<Event> events) throws SQLException {
    database.inTransaction(tx -> {
      outbox.tell(tx, events);
      return events;
    });
  }

  /** What is queued for a webhook, by the types of its events. */
  private List<String> queued(long webhook) throws SQLException {
    return texts(
        """
        select event.type from job join event
          on event.id::text = job.body::jsonb #>> '{payload,eventId}'
        where job.type = 'Webhook' and job.body::jsonb #>> '{payload,webhookId}' = '%d'
          and job.unique_key = 'webhook:%d:' || event.id
        order by event.id
        """
            .formatted(webhook, webhook));
  }

  private static List<String> types(List<Event> events) {
    return events.stream().map(Event::type).toList();
  }

  @Test
  void eachWebhook_isQueuedWhatItWants() throws SQLException {
    long all = add(null);
    long some = add(null, "TweetDeleted", "ActionSettled");
    long ofOne = add(7L);
    long someOfOne = add(7L, "ProfileChanged", "ActionSettled");
    long ofAnother = add(8L);
    long paused = add(null);
    database.inTransaction(tx -> PauseWebhook.of(tx, paused, null, NOW));
    tell(ONE_OF_EACH);

    assertThat(queued(all)).isEqualTo(types(ONE_OF_EACH));
    assertThat(queued(some)).containsExactly("TweetDeleted", "ActionSettled");
    assertThat(queued(ofOne)).isEqualTo(types(ONE_OF_EACH.subList(0, 4)));
    assertThat(queued(someOfOne)).containsExactly("ProfileChanged");
    assertThat(queued(ofAnother)).isEmpty();
    assertThat(queued(paused)).isEmpty();
    assertThat(texts("select id from job")).hasSize(5 + 2 + 4 + 1);
  }

  @Test
  void withoutWebhooks_eventsAreToldAndNothingIsQueued() throws SQLException {
    tell(ONE_OF_EACH);
    assertThat(texts("select type from event order by id")).isEqualTo(types(ONE_OF_EACH));
    assertThat(texts("select id from job")).isEmpty();
  }

  @Test
  void rolledBackEvent_leavesNothing() throws SQLException {
    add(null);
    assertThatThrownBy(() ->
            database.inTransaction(tx -> {
              outbox.tell(tx, ONE_OF_EACH);
              throw new SQLException("rolled back");
            }))
        .hasMessage("rolled back");
    assertThat(texts("select id::text from event union all select id::text from job")).isEmpty();
  }

  @Test
  void erasedProfile_takesItsDeliveriesAndWebhooksAlong() throws SQLException {
    long all = add(null);
    add(7L);
    tell(ONE_OF_EACH);
    database.inTransaction(tx -> {
      EraseProfile.ask(tx.connection(), 7, NOW);
      return all;
    });
    EraseProfile.finish(database, NOW);

    assertThat(texts("select id from webhook")).containsExactly(Long.toString(all));
    assertThat(queued(all)).containsExactly("ActionSettled");
    assertThat(texts("select id from job")).hasSize(1);
  }

  @Test
  void delivery_isReadWithItsEventOrWithout() throws SQLException {
    long webhook = add(null);
    tell(ONE_OF_EACH.subList(0, 1));
    UUID event = UUID.fromString(texts("select id from event").getFirst());

    SelectDelivery.Delivery delivery =
        database.inTransaction(tx -> SelectDelivery.of(tx, webhook, event)).orElseThrow();
    assertThat(delivery.body()).isEqualTo(texts("select body from event").getFirst());
    assertThat(delivery.receiver().url()).isEqualTo("https://example.org/");
    assertThat(database.inTransaction(tx -> SelectDelivery.of(tx, webhook, null)).orElseThrow())
        .isEqualTo(new SelectDelivery.Delivery(delivery.receiver(), null));
    Optional<SelectDelivery.Delivery> none =
        database.inTransaction(tx -> SelectDelivery.of(tx, webhook + 1, event));
    assertThat(none).isEmpty();

    execute("update event set published_at = now() - interval '8 days'");
    database.inTransaction(
        tx -> new PruneRows().run(tx.connection(), PruneRows.Table.EVENT, Duration.ofDays(7), 10));
    assertThat(
            database
                .inTransaction(tx -> SelectDelivery.of(tx, webhook, event))
                .orElseThrow()
                .body())
        .isNull();
  }

  @Test
  void failuresInARow_makeRestsThatGrow() throws SQLException {
    long webhook = add(null);
    List<@Nullable Instant> rests = new ArrayList<>();
    for (int known = 0; known < 10; known++) {
      rests.add(fail(webhook, known));
    }

    assertThat(rests)
        .containsExactly(
            null,
            null,
            NOW.plusSeconds(5),
            NOW.plusSeconds(15),
            NOW.plusSeconds(60),
            NOW.plusSeconds(300),
            NOW.plusSeconds(900),
            NOW.plusSeconds(3_600),
            NOW.plusSeconds(3_600),
            NOW.plusSeconds(3_600));
    boolean restsNoMore =
        database.inTransaction(tx -> NoteDelivered.of(tx, webhook, rests.getLast(), NOW));
    assertThat(restsNoMore).isTrue();
    assertThat(texts("select concat(failures, rests_until, last_failure) from webhook"))
        .containsExactly("0down");
  }

  /**
   * However many there were at once, a receiver that was away for a moment does not rest for long.
   */
  @Test
  void failuresSideBySide_countAsOne() throws SQLException {
    long webhook = add(null);
    for (int known = 0; known < 3; known++) {
      fail(webhook, known);
      for (int other = 0; other < 40; other++) {
        assertThat(fail(webhook, known)).isEqualTo(known < 2 ? null : NOW.plusSeconds(5));
      }
    }
    assertThat(texts("select failures from webhook")).containsExactly("3");
  }

  private @Nullable Instant fail(long webhook, int known) throws SQLException {
    return database.<@Nullable Instant>inTransaction(
        tx -> NoteFailure.of(tx, webhook, known, "down", NOW));
  }

  @Test
  void trial_isTakenByOneOnly() throws SQLException {
    long webhook = add(null);
    database.inTransaction(tx -> {
      NoteRest.of(tx, webhook, "busy", NOW, NOW);
      return webhook;
    });

    assertThat(claim(webhook)).isTrue();
    assertThat(claim(webhook)).isFalse();
    assertThat(texts("select rests_until = '2026-11-20T08:00:30Z' from webhook"))
        .containsExactly("t");
  }

  /** It may have begun long before the receiver asked to be left alone. */
  @Test
  void delivery_endsNoRestThatItDidNotKnowOf() throws SQLException {
    long webhook = add(null);
    Instant asked = NOW.plusSeconds(120);
    database.inTransaction(tx -> {
      NoteRest.of(tx, webhook, "busy", asked, NOW);
      return webhook;
    });

    assertThat(delivered(webhook, null)).isFalse();
    assertThat(delivered(webhook, NOW)).isFalse();
    assertThat(texts("select rests_until = '2026-11-20T08:02:00Z' from webhook"))
        .containsExactly("t");
    assertThat(delivered(webhook, asked)).isTrue();
    assertThat(texts("select rests_until is null from webhook")).containsExactly("t");
  }

  private boolean delivered(long webhook, @Nullable Instant restsUntil) throws SQLException {
    return database.inTransaction(tx -> NoteDelivered.of(tx, webhook, restsUntil, NOW));
  }

  private boolean claim(long webhook) throws SQLException {
    return database.inTransaction(tx -> ClaimTrial.of(tx, webhook, NOW, NOW.plusSeconds(30)));
  }

  @Test
  void deliveries_areWokenForTheirWebhookAlone() throws SQLException {
    execute(
        """
        insert into job (id, type, state, body, unique_key, created_at, run_at)
        select gen_random_uuid(), type, 'waiting', '{}', key, now(), '2026-12-24'
        from (values ('Webhook', 'webhook:7:a'), ('Webhook', 'webhook:7:b'),
          ('Webhook', 'webhook:77:a'), ('Archive', 'webhook:7:c')) as waiting (type, key)
        """);

    int woken = database.inTransaction(tx -> WakeDeliveries.of(tx, 7, NOW));
    assertThat(woken).isEqualTo(2);
    assertThat(texts("select unique_key from job where run_at < '2026-12-01' order by unique_key"))
        .containsExactly("webhook:7:a", "webhook:7:b");
    int more = database.inTransaction(tx -> WakeDeliveries.of(tx, 7, NOW));
    assertThat(more).isZero();
  }

  /** A paused webhook may have a million that wait; those of others are found beside them. */
  @Test
  void pause_keepsItsFirstReasonAndResumeEndsAll() throws SQLException {
    long webhook = add(null);
    fail(webhook, 0);
    database.inTransaction(tx -> PauseWebhook.of(tx, webhook, "410\0", NOW));
    database.inTransaction(tx -> PauseWebhook.of(tx, webhook, null, NOW.plusSeconds(9)));
    WebhookLine paused = database.inTransaction(SelectWebhooks::of).getFirst();
    assertThat(paused.pausedReason()).isEqualTo("410\uFFFD");
    assertThat(paused.pausedAt()).isEqualTo(NOW);
    assertThat(paused.state()).isEqualTo("paused");

    assertThat(resume(webhook)).isTrue();
    WebhookLine resumed = database.inTransaction(SelectWebhooks::of).getFirst();
    assertThat(resumed.state()).isEqualTo("active");
    assertThat(resumed.failures()).isZero();
    assertThat(resume(webhook + 1)).isFalse();
    boolean found = database.inTransaction(tx -> PauseWebhook.of(tx, webhook + 1, null, NOW));
    assertThat(found).isFalse();
  }

  private boolean resume(long webhook) throws SQLException {
    return database.inTransaction(tx -> ResumeWebhook.of(tx, webhook));
  }

  @Test
  void secret_isStoredSealedAndShownByNothing() throws SQLException {
    WebhookSecret secret = WebhookSecret.random();
    NewWebhook webhook = new NewWebhook("https://example.org/", List.of(), null);
    long id = database.inTransaction(tx -> InsertWebhook.of(tx, webhook, secret, seal, NOW));

    SelectDelivery.Delivery read =
        database.inTransaction(tx -> SelectDelivery.of(tx, id, null)).orElseThrow();
    assertThat(WebhookSecret.open(seal, id, read.receiver().secret()).text())
        .isEqualTo(secret.text())
        .matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(secret.toString()).isEqualTo("***");
    assertThat(read.toString()).doesNotContain(secret.text());
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  private List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }
}
