/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How saving one tweet stands.
 *
 * @param jobId the archive's name for the capture under way
 * @param requestedAt the last request; null where none was needed
 * @param requests the latest requests that may have led to a capture, oldest first
 * @param url the snapshot, as {@code capturedAt}; kept until there is a newer one
 */
public record Snapshot(
    SnapshotOutcome outcome,
    @Nullable String jobId,
    @Nullable Instant requestedAt,
    List<Instant> requests,
    @Nullable String url,
    @Nullable Instant capturedAt) {
  public Snapshot {
    requests = List.copyOf(requests);
  }
}
