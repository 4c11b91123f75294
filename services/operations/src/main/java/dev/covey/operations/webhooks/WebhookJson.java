/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.model.webhook.WebhookLine;
import dev.covey.model.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks for machines: member names are a contract, ids are strings. */
final class WebhookJson {
  private WebhookJson() {}

  record Webhook(
      String id,
      String url,
      List<String> events,
      @Nullable String profile,
      String state,
      Instant createdAt,
      @Nullable Instant pausedAt,
      @Nullable String pausedReason,
      int failures,
      @Nullable Instant restsUntil,
      @Nullable Instant lastOkAt,
      @Nullable String lastFailure,
      @Nullable Instant lastFailedAt) {}

  static String list(List<WebhookLine> webhooks) {
    return write(webhooks.stream().map(WebhookJson::webhook).toList());
  }

  static String added(long id, String url, WebhookSecret secret) {
    return write(
        new TreeMap<>(Map.of("id", Long.toString(id), "url", url, "secret", secret.text())));
  }

  private static String write(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static Webhook webhook(WebhookLine line) {
    return new Webhook(
        Long.toString(line.id()),
        line.url(),
        line.events(),
        line.profile(),
        line.state(),
        line.createdAt(),
        line.pausedAt(),
        line.pausedReason(),
        line.failures(),
        line.restsUntil(),
        line.lastOkAt(),
        line.lastFailure(),
        line.lastFailedAt());
  }
}
