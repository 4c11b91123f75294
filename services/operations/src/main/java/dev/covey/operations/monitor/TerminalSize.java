/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** How large the terminal is. Asked again each time, since people change it. */
interface TerminalSize {
  int columns();

  int rows();

  /** Of nothing that is known to be a terminal. */
  static TerminalSize fixed(int columns, int rows) {
    return new TerminalSize() {
      @Override
      public int columns() {
        return columns;
      }

      @Override
      public int rows() {
        return rows;
      }
    };
  }

  /** As {@code COLUMNS} says; wide where it does not. */
  static TerminalSize ofPaper(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return fixed(columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : 120, 10_000);
  }

  /** Of the terminal that this process runs in. */
  static TerminalSize ofTerminal() {
    return new Stty();
  }

  /** Asks the terminal by the program {@code stty}; 80 by 24 where there is none. */
  final class Stty implements TerminalSize {
    private int columns = 80;
    private int rows = 24;

    @Override
    public int columns() {
      ask();
      return columns;
    }

    /** Of when the columns were asked for. */
    @Override
    public int rows() {
      return rows;
    }

    private void ask() {
      try {
        Process stty =
            new ProcessBuilder("stty", "size")
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Scanner answer = new Scanner(stty.getInputStream(), StandardCharsets.US_ASCII)) {
          int first = answer.hasNextInt() ? answer.nextInt() : 0;
          int second = answer.hasNextInt() ? answer.nextInt() : 0;
          if (stty.waitFor(1, TimeUnit.SECONDS) && first > 0 && second > 0) {
            rows = first;
            columns = second;
          }
        } finally {
          stty.destroy();
        }
      } catch (IOException none) {
        // as it was the last time
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
