/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An action reached a final status; {@code error} says why where it is not {@code completed}. */
public record ActionSettled(
    long actionId,
    String account,
    String kind,
    String status,
    @Nullable String error,
    Instant settledAt)
    implements Event {
  public ActionSettled {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(settledAt, "settledAt");
  }
}
