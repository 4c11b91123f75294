/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every message carries around its payload.
 *
 * @param id the message's identity: a message seen twice has the same id and has its effect once
 * @param version the payload's version, counted per type from 1
 * @param traceparent W3C trace context of whoever caused the message
 */
public record Envelope<M extends Message>(
    UUID id, int version, Instant createdAt, @Nullable String traceparent, M payload) {
  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(payload, "payload");
  }

  public String type() {
    return payload.type();
  }
}
