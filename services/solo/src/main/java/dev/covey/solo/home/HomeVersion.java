/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The layout of a data folder, told apart by a number that only goes up. */
final class HomeVersion {
  static final int CURRENT = 1;

  private HomeVersion() {}

  /** Writes it into a new folder; refuses a newer one, and what is no number at all. */
  static void check(Path home) throws IOException, HomeException {
    Path file = home.resolve("version");
    if (!Files.exists(file)) {
      Files.writeString(file, CURRENT + "\n");
      return;
    }
    String text = Files.readString(file).strip();
    int version;
    try {
      version = Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new HomeException(
          file + " holds '" + text + "' where the number of a layout should be", notANumber);
    }
    if (version > CURRENT) {
      throw new HomeException(
          "%s has layout %d, this build knows layouts up to %d: a newer Covey has used it. Run that version, or name another folder with COVEY_HOME"
              .formatted(home, version, CURRENT));
    }
  }
}
