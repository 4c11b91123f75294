/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file in which every row is right: half of them likes and reposts, half with text. */
final class SampleFile {
  static final int ACCOUNTS = 1_000;

  private static final String[] WORDS = {
    "morning", "release", "winter", "garden", "signal", "harbour", "ticket", "letter", "copper",
    "meadow", "engine", "silver", "travel", "kitchen", "station", "orchard", "border", "camera",
    "museum", "island", "market", "planet", "bridge", "violin", "summit", "forest"
  };

  private SampleFile() {}

  static Path write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("account_no,task_type,source_tweet,text_content,media\n");
      for (int i = 0; i < rows; i++) {
        out.write("act" + i % ACCOUNTS + "," + rest(i) + "\n");
      }
    }
    return file;
  }

  private static String rest(int i) {
    long tweet = 1_500_000_000_000_000_000L + i * 7_919L;
    return switch (i % 4) {
      case 0 -> "like,https://x.com/someone/status/" + tweet + ",,";
      case 1 -> "RT,https://twitter.com/someone/status/" + tweet + "?s=20,,";
      case 2 -> "reply," + tweet + ",\"Thanks, this is about the " + words(i) + ".\",";
      default ->
          "post,,\"Today: the %s. More at https://example.com/%s, see you \uD83D\uDC4B\","
              .formatted(words(i), Integer.toString(i, 36).toUpperCase(Locale.ROOT));
    };
  }

  /** Other words for each row: what differs in digits only reads alike. */
  private static String words(int i) {
    StringBuilder words = new StringBuilder();
    for (int left = i; left > 0 || words.isEmpty(); left /= WORDS.length) {
      words.append(words.isEmpty() ? "" : " ").append(WORDS[left % WORDS.length]);
    }
    return words.toString();
  }
}
