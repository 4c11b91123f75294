/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class QueueGaugesIT {
  private final FleetMetrics metrics = new FleetMetrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void depths_areCountedAtScrape(Database database) throws SQLException {
    execute(
        database,
        """
        insert into job (id, type, state, body, created_at, run_at)
        select gen_random_uuid(), 'Archive', state, '{}', now(), now()
        from unnest(array['waiting', 'waiting', 'queued', 'done']) as state\
        """);
    execute(
        database,
        """
        insert into parking (kind, queue, reason, cause, attempts, headers, resolved_at)
        values ('unreadable', 'q', 'r', 'r', 0, '{}', null),
               ('unreadable', 'q', 'r', 'r', 0, '{}', now())\
        """);

    QueueGauges.register(metrics, database);

    assertThat(metrics.scrape())
        .contains(
            "covey_outbox_depth{state=\"waiting\"} 2.0",
            "covey_outbox_depth{state=\"queued\"} 1.0",
            "covey_jobs_parked 1.0")
        .doesNotContain("state=\"done\"");
  }

  @Test
  void webhooks_areCountedAtScrape(Database database) throws SQLException {
    execute(
        database,
        """
        insert into webhook (url, secret, created_at, paused_at, paused_reason, rests_until)
        values ('u', '', now(), null, null, null),
          ('u', '', now(), null, null, now()),
          ('u', '', now(), null, null, now()),
          ('u', '', now(), now(), null, now()),
          ('u', '', now(), now(), '410', null)\
        """);

    QueueGauges.register(metrics, database);

    assertThat(metrics.scrape())
        .contains(
            "covey_webhooks{state=\"active\"} 1.0",
            "covey_webhooks{state=\"resting\"} 2.0",
            "covey_webhooks{state=\"paused\"} 1.0",
            "covey_webhooks{state=\"gone\"} 1.0");
  }

  @Test
  void actions_areCountedAtScrape(Database database) throws SQLException {
    insertActions(database, "pending", "pending", "held", "completed");

    QueueGauges.register(metrics, database);

    assertThat(metrics.scrape())
        .contains(
            "covey_actions{status=\"pending\"} 2.0",
            "covey_actions{status=\"held\"} 1.0",
            "covey_actions{status=\"failed\"} 0.0",
            "covey_actions{status=\"unknown\"} 0.0",
            "covey_actions{status=\"running\"} 0.0")
        .doesNotContain("status=\"completed\"");
  }

  @Test
  void verdictsAndRunsOfTasks_areCountedAtScrape(Database database) throws SQLException {
    execute(
        database,
        """
        with profile as (
          insert into profile
            (username, full_name, verified, status, track_from, added_at, looked_at)
          values ('ada', '', 'none', 'active', now(), now(), now())
          returning id),
        tweet as (
          insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
              source, first_seen_at, changed_at)
          select n, profile.id, 'ada', now(), '', '{}', '[]', false, 'nitter', now(), now()
          from profile, generate_series(1, 4) as n)
        insert into review (profile_id, tweet_id, verdict, since, there_at, due_at, created_at)
        select profile.id, n, verdict, now(), now(), now(), now()
        from profile,
          unnest(array['visible', 'gone', 'gone', 'source_broken'])
            with ordinality as verdicts (verdict, n)\
        """);
    execute(
        database,
        """
        insert into task_run (task, owner, lease_until, started_at, ended_at, outcome)
        values ('scan', 'me', now(), now(), now() - interval '90 s', 'done'),
          ('scan', 'me', now(), now(), now() - interval '30 s', 'failed'),
          ('sync', 'me', now(), now(), null, 'open')\
        """);

    QueueGauges.register(metrics, database);

    assertThat(metrics.scrape())
        .contains(
            "covey_reviews{verdict=\"gone\"} 2.0",
            "covey_reviews{verdict=\"source_broken\"} 1.0",
            "covey_reviews{verdict=\"withheld\"} 0.0")
        .containsPattern("covey_task_age\\{task=\"scan\"} 9\\d\\.0")
        .doesNotContain("verdict=\"visible\"", "task=\"sync\"");
  }

  @Test
  void scrapes_shareOneLook(Database database) throws SQLException {
    QueueGauges.register(metrics, database);
    assertThat(metrics.scrape()).contains("covey_outbox_depth{state=\"waiting\"} 0.0");

    execute(
        database,
        """
        insert into job (id, type, state, body, created_at, run_at)
        values (gen_random_uuid(), 'Archive', 'waiting', '{}', now(), now())\
        """);

    assertThat(metrics.scrape()).contains("covey_outbox_depth{state=\"waiting\"} 0.0");
  }

  @Test
  void unreachableDatabase_doesNotStopAScrape(Database database) {
    Database gone =
        new Database(
            new dev.covey.model.database.DatabaseAccess(
                database.access().url(), "nobody", "", "covey", 1),
            "gone");
    gone.close();
    QueueGauges.register(metrics, gone);

    assertThat(metrics.scrape()).contains("jvm_memory_used_bytes");
  }

  private static void execute(Database database, String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (Statement statement = transaction.connection().createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }

  private static void insertActions(Database database, String... statuses) throws SQLException {
    database.inTransaction(transaction -> {
      try (PreparedStatement statement =
          transaction
              .connection()
              .prepareStatement(
                  """
                  insert into action (account_no, kind, status, not_before, created_at)
                  select '1', 'like', status, now(), now() from unnest(?::text[]) as status\
                  """)) {
        statement.setArray(1, transaction.connection().createArrayOf("text", statuses));
        return statement.executeUpdate();
      }
    });
  }
}
