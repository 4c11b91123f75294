/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as people see it, without its secret.
 *
 * @param profile name of the profile whose events it wants; null for all events
 * @param pausedReason what its receiver said that paused it; null where a person did
 */
public record WebhookLine(
    long id,
    String url,
    List<String> events,
    @Nullable String profile,
    Instant createdAt,
    @Nullable Instant pausedAt,
    @Nullable String pausedReason,
    int failures,
    @Nullable Instant restsUntil,
    @Nullable Instant lastOkAt,
    @Nullable String lastFailure,
    @Nullable Instant lastFailedAt) {
  public WebhookLine {
    events = List.copyOf(events);
  }

  /** In one word: {@code active}, {@code resting} after failures, or {@code paused}. */
  public String state() {
    if (pausedAt != null) {
      return "paused";
    }
    return restsUntil == null ? "active" : "resting";
  }
}
