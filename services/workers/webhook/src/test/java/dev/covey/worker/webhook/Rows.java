/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import dev.covey.model.database.Database;
import dev.covey.model.message.Decoded;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.message.Webhook;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.seal.Seal;
import dev.covey.model.webhook.InsertWebhook;
import dev.covey.model.webhook.NewWebhook;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.testing.fixtures.SelectTexts;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks, events and jobs in a test's database. */
record Rows(Database database) {
  static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");

  long webhook(String url, Seal seal, WebhookSecret secret) throws SQLException {
    return database.inTransaction(
        tx -> InsertWebhook.of(tx, new NewWebhook(url, List.of(), null), secret, seal, BEGIN));
  }

  /** An event, as the fetch worker tells it. */
  void tell(Outbox outbox, int number) throws SQLException {
    database.inTransaction(tx -> {
      outbox.tell(tx, List.of(event(number)));
      return number;
    });
  }

  static TweetDetected event(int number) {
    return new TweetDetected(7, Integer.toString(number), "ada", BEGIN, BEGIN);
  }

  /** The unfinished jobs of webhooks, in the order in which they were queued. */
  List<Webhook> jobs() throws SQLException {
    MessageCodec codec = new MessageCodec();
    return texts("select body from job where type = 'Webhook' and state = 'waiting' order by id")
        .stream()
        .map(body -> codec.decode(body.getBytes(StandardCharsets.UTF_8)))
        .map(decoded -> (Webhook) ((Decoded.Known) decoded).envelope().payload())
        .toList();
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  @Nullable String text(String sql) throws SQLException {
    List<String> texts = texts(sql);
    return texts.isEmpty() ? null : texts.getFirst();
  }
}
