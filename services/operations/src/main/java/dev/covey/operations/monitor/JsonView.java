/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.history.JsonText;
import java.io.PrintWriter;

/** Shows each frame as one line of JSON. */
final class JsonView implements FrameView {
  private final PrintWriter out;
  private final PrintWriter err;

  JsonView(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void show(Frame frame) {
    out.println(JsonText.of(frame));
    out.flush();
  }

  @Override
  public void trouble(String why) {
    err.println(Shown.line("can't read how it stands, trying again: " + why));
    err.flush();
  }

  @Override
  public void close() {}
}
