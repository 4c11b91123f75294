/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.io.PrintWriter;

/** Shows each frame whole, once, in place of nothing. */
final class PageView implements FrameView {
  private final PrintWriter out;
  private final TerminalSize size;
  private final boolean colour;

  PageView(PrintWriter out, TerminalSize size, boolean colour) {
    this.out = out;
    this.size = size;
    this.colour = colour;
  }

  @Override
  public void show(Frame frame) {
    DrawFrame.lines(frame, size.columns(), colour).forEach(out::println);
    out.flush();
  }

  @Override
  public void trouble(String why) {}

  @Override
  public void close() {}
}
