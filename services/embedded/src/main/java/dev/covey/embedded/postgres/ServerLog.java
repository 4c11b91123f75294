/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Postgres writes while it runs. */
record ServerLog(Path file) {
  private static final long LARGE_BYTES = 8L << 20;

  /** Makes its folder; a large log of earlier runs is let go. */
  void begin() throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.exists(file) && Files.size(file) > LARGE_BYTES) {
      Files.delete(file);
    }
  }

  /** The last thing that it could not bear, and its own advice on that. */
  String lastWords() {
    List<String> words = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.contains("FATAL:") || line.contains("PANIC:")) {
          words.clear();
          words.add(line);
        } else if (line.contains("HINT:") || line.contains("DETAIL:")) {
          words.add(line);
        }
      }
    } catch (IOException failure) {
      return "its log cannot be read: " + FileTrouble.explain(failure);
    }
    return words.isEmpty() ? "it says nothing" : String.join("; ", words);
  }
}
