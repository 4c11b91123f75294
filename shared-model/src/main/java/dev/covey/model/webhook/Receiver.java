/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as whoever delivers to it needs it.
 *
 * @param pausedReason what its receiver said that paused it; null where a person did
 * @param restsUntil null where it takes deliveries, as far as is known
 * @param lastFailure why the last delivery failed that did
 */
public record Receiver(
    long id,
    String url,
    Sealed secret,
    @Nullable Instant pausedAt,
    @Nullable String pausedReason,
    int failures,
    @Nullable Instant restsUntil,
    @Nullable Instant lastOkAt,
    @Nullable String lastFailure) {

  /** It, as it stands once a trial of it is claimed. */
  public Receiver restingUntil(Instant until) {
    return new Receiver(
        id, url, secret, pausedAt, pausedReason, failures, until, lastOkAt, lastFailure);
  }
}
