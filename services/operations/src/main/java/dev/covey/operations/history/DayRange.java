/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose days, for commands that read tweets. */
final class DayRange {
  @Option(names = "--since", paramLabel = "DATE", description = "First day, as 2024-05-01 (UTC).")
  private @Nullable LocalDate since;

  @Option(names = "--until", paramLabel = "DATE", description = "Last day, as 2024-05-31 (UTC).")
  private @Nullable LocalDate until;

  @Nullable Instant from() {
    return since == null ? null : since.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The moment at which the last day is over. */
  @Nullable Instant before() {
    return until == null ? null : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  boolean isEmpty() {
    return since != null && until != null && since.isAfter(until);
  }
}
