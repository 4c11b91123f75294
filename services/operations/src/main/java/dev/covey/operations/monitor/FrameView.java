/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.io.IOException;
import java.sql.SQLException;

/** Shows frames as they come. One thread at a time, but for closing. */
public interface FrameView extends AutoCloseable {
  void show(Frame frame) throws SQLException, IOException;

  /** Says that no frame could be read; the next one is tried for. */
  void trouble(String why);

  /** Leaves the terminal as it was found. */
  @Override
  void close() throws IOException;
}
