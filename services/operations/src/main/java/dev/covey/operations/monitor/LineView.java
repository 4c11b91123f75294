/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.chassis.cli.Shown;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows frames as plain lines, one a second at most and only where something changed. */
final class LineView implements FrameView {
  private static final Duration APART = Duration.ofSeconds(1);

  private final PrintWriter out;
  private final LongSupplier nanos;
  private @Nullable String last;
  private long shownAt;
  private @Nullable Frame kept;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  LineView(PrintWriter out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public void show(Frame frame) {
    long now = nanos.getAsLong();
    String line = DrawFrame.statusLine(frame);
    if (line.equals(last)) {
      kept = null;
    } else if (last == null || now - shownAt >= APART.toNanos()) {
      shownAt = now;
      print(frame, line);
    } else {
      kept = frame;
    }
  }

  private void print(Frame frame, String line) {
    last = line;
    kept = null;
    out.println(Wording.time(frame.at()) + " " + line);
    out.flush();
  }

  @Override
  public void trouble(String why) {
    String line = Shown.line("can't read how it stands, trying again: " + why);
    if (!line.equals(last)) {
      last = line;
      out.println(line);
      out.flush();
    }
  }

  /** What came too soon after the line before is told after all. */
  @Override
  public void close() {
    Frame frame = kept;
    if (frame != null) {
      print(frame, DrawFrame.statusLine(frame));
    }
  }
}
