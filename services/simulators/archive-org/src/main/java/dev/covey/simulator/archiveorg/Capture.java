/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One capture from its request on. How it will end is settled at once, but nobody is told before
 * {@code doneAt}.
 *
 * @param hidden kept out of the look-ups for half a day, as was asked for
 */
record Capture(
    String jobId,
    String url,
    String account,
    Instant askedAt,
    Instant doneAt,
    Optional<Failure> failure,
    boolean first,
    boolean screenshot,
    boolean hidden) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final Duration HIDDEN_FOR = Duration.ofHours(12);

  boolean isDone(Instant now) {
    return !now.isBefore(doneAt);
  }

  boolean isInArchive(Instant now) {
    return isDone(now) && failure.isEmpty();
  }

  boolean isIndexed(Instant now, Duration indexedAfter) {
    return isInArchive(now) && !now.isBefore(doneAt.plus(hidden ? HIDDEN_FOR : indexedAfter));
  }

  /** The second in which it was made, as the archive writes it. */
  String timestamp() {
    return TIMESTAMP.format(doneAt);
  }

  double seconds() {
    return Duration.between(askedAt, doneAt).toMillis() / 1000.0;
  }
}
