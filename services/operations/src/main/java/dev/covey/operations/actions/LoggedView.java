/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.operations.monitor.Frame;
import dev.covey.operations.monitor.FrameView;
import java.io.IOException;
import java.sql.SQLException;

/** Writes what was settled since the last frame into the log of the run, besides showing it. */
final class LoggedView implements FrameView {
  private final FrameView view;
  private final RunLog log;
  private final NewlySettled settled;

  LoggedView(FrameView view, RunLog log, NewlySettled settled) {
    this.view = view;
    this.log = log;
    this.settled = settled;
  }

  @Override
  public void show(Frame frame) throws SQLException, IOException {
    log.settled(settled.next());
    view.show(frame);
  }

  @Override
  public void trouble(String why) {
    view.trouble(why);
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}
