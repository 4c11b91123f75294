/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;

/** Keeps what is printed, and shows each whole line to somebody at once. */
final class WatchedLines extends Writer {
  private final StringWriter all;
  private final Consumer<String> watcher;
  private final StringBuilder line = new StringBuilder();

  WatchedLines(StringWriter all, Consumer<String> watcher) {
    this.all = all;
    this.watcher = watcher;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    all.write(text, offset, length);
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == '\n') {
        watcher.accept(line.toString());
        line.setLength(0);
      } else {
        line.append(text[i]);
      }
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nor anything held open
  }
}
