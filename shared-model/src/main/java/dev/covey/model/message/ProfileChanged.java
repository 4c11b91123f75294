/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about a followed profile changed.
 *
 * @param username its name now
 * @param field what changed, such as {@code username} or {@code status}
 */
public record ProfileChanged(
    long profileId,
    String username,
    String field,
    @Nullable String before,
    @Nullable String after,
    Instant detectedAt)
    implements Event {
  public ProfileChanged {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(detectedAt, "detectedAt");
  }
}
