/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** Chooses how frames are shown. */
public final class FrameViews {
  private FrameViews() {}

  /** A screen on a terminal, else lines; or JSON. */
  public static FrameView live(PrintWriter out, PrintWriter err, boolean json) {
    if (json) {
      return new JsonView(out, err);
    }
    return onTerminal() && isCapable(System.getenv())
        ? new ScreenView(out, TerminalSize.ofTerminal(), colours(System.getenv()))
        : new LineView(out, System::nanoTime);
  }

  /** One frame and no more. */
  static FrameView once(PrintWriter out, PrintWriter err, boolean json) {
    if (json) {
      return new JsonView(out, err);
    }
    return onTerminal()
        ? new PageView(out, TerminalSize.ofTerminal(), colours(System.getenv()))
        : new PageView(out, TerminalSize.ofPaper(System.getenv()), false);
  }

  /** Lines also on a terminal. */
  public static FrameView lines(PrintWriter out, PrintWriter err, boolean json) {
    return json ? new JsonView(out, err) : new LineView(out, System::nanoTime);
  }

  static boolean colours(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && isCapable(environment);
  }

  /** Whether the terminal, if it is one, knows what a cursor and colours are. */
  static boolean isCapable(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
