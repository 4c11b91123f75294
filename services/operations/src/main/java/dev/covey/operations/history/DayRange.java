/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that choose days, for commands that read tweets. */
final class DayRange {
  private static final int LAST_YEAR = 9999;

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

  /** Refuses days that are the wrong way round, or that no calendar on a wall has. */
  void check(CommandSpec command) {
    check("--since", since, command);
    check("--until", until, command);
    if (since != null && until != null && since.isAfter(until)) {
      throw new ParameterException(command.commandLine(), "--since is after --until");
    }
  }

  private static void check(String option, @Nullable LocalDate day, CommandSpec command) {
    if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      throw new ParameterException(
          command.commandLine(), option + " " + day + ": years go from 1 to " + LAST_YEAR);
    }
  }
}
