/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.intake.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far an import is: a bar that is drawn again and again on a terminal, a line now and then
 * elsewhere, and nothing for a file that is done at once. One thread at a time.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final int WIDTH = 24;
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration REDRAWN = Duration.ofMillis(200);
  private static final Duration LINES = Duration.ofSeconds(5);

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long start;
  private long next;
  private boolean drawn;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  ProgressLine(PrintWriter err, boolean terminal, LongSupplier nanos) {
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.next = start + QUIET.toNanos();
  }

  @Override
  public void at(long rows, double share) {
    long now = nanos.getAsLong();
    if (now < next) {
      return;
    }
    next = now + (terminal ? REDRAWN : LINES).toNanos();
    double seconds = (now - start) / 1e9;
    long left = share > 0 ? Math.round(seconds / share - seconds) : 0;
    String figures =
        String.format(
            Locale.ROOT,
            "%3d %%  %,d rows  %,d rows/s  %d:%02d left",
            Math.round(share * 100),
            rows,
            Math.round(rows / seconds),
            left / 60,
            left % 60);
    if (terminal) {
      int full = (int) Math.round(share * WIDTH);
      err.print("\r  [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + figures + "   ");
      drawn = true;
    } else {
      err.println("checking: " + figures.strip());
    }
    err.flush();
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (drawn) {
      err.print("\r" + " ".repeat(WIDTH + 64) + "\r");
      err.flush();
    }
  }
}
