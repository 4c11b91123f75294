/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.Objects;

/** Tell one event to one webhook; the event's id is that of its envelope. */
public record Webhook(long webhookId, String eventId) implements Job {
  public Webhook {
    Objects.requireNonNull(eventId, "eventId");
  }
}
