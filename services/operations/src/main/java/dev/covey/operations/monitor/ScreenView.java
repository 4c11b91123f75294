/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows frames on the whole of a terminal, each drawn over the last. The terminal's other screen is
 * used, so that what stood there before comes back at the end, with the last frame below it; also
 * when the process is told to stop. Safe for many threads.
 */
final class ScreenView implements FrameView {
  /** The other screen, no cursor, no wrapping. */
  private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";

  private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";
  private static final String TOP = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final PrintWriter out;
  private final TerminalSize size;
  private final boolean colour;
  private final Thread atEnd = Thread.ofPlatform().name("screen").unstarted(this::restore);
  private List<String> last = List.of();
  private List<String> fitted = List.of();
  private boolean begun;
  private boolean ended;

  ScreenView(PrintWriter out, TerminalSize size, boolean colour) {
    this.out = out;
    this.size = size;
    this.colour = colour;
  }

  @Override
  public synchronized void show(Frame frame) {
    int columns = size.columns();
    last = DrawFrame.lines(frame, columns, colour);
    fitted = DrawFrame.lines(frame, columns, rows(), colour);
    draw(fitted);
  }

  /** In place of the empty line below the title, so that it is seen on any screen. */
  @Override
  public synchronized void trouble(String why) {
    String text = "can't read how it stands, trying again: " + why;
    String line = new StyledLine().add(Style.BAD, text).render(size.columns(), colour);
    List<String> lines = new ArrayList<>(fitted);
    if (lines.size() > 1) {
      lines.set(1, line);
    } else {
      lines.add(line);
    }
    draw(lines);
  }

  /** A line more would make the terminal scroll. */
  private int rows() {
    return Math.max(1, size.rows() - 1);
  }

  private void draw(List<String> lines) {
    if (ended) {
      return;
    }
    StringBuilder screen = new StringBuilder();
    if (!begun) {
      begun = true;
      Runtime.getRuntime().addShutdownHook(atEnd);
      screen.append(BEGIN);
    }
    screen.append(TOP);
    int rows = rows();
    boolean all = lines.size() <= rows;
    lines.stream()
        .limit(all ? rows : rows - 1)
        .forEach(line -> screen.append(line).append(REST_OF_LINE).append("\r\n"));
    if (!all) {
      // shortened as far as it can be, and still too high
      screen
          .append(" … %d more lines".formatted(lines.size() - rows + 1))
          .append(REST_OF_LINE)
          .append("\r\n");
    }
    out.print(screen.append(REST_OF_SCREEN));
    out.flush();
  }

  private synchronized void restore() {
    if (begun && !ended) {
      out.print(END);
      last.forEach(out::println);
      out.flush();
    }
    ended = true;
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException stopping) {
      // the hook finds nothing left to do
    }
  }
}
