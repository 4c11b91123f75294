/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.task;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task, by the database's clock.
 *
 * @param owner the process that runs it
 * @param words what it did, or why it did not
 */
public record TaskRun(
    long id,
    String task,
    String owner,
    Instant startedAt,
    @Nullable Instant endedAt,
    Outcome outcome,
    @Nullable String words) {

  /** How a run stands. */
  public enum Outcome {
    /** It runs. */
    OPEN,
    DONE,
    FAILED,
    /** Not begun, since an earlier run was open. */
    SKIPPED,
    /** Its process gave no sign of life any more. */
    LOST,
    /** A person ended it. */
    VOIDED;

    /** The name in the table and in what commands print. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
