/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in words why a file can't be read, before anything is done with it. */
public final class ReadableFile {
  private ReadableFile() {}

  public static Path check(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(path + " is not there; looked in " + Path.of("").toAbsolutePath());
    }
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a folder; name a file in it");
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + " is not a plain file; save what it gives to one first");
    }
    if (!Files.isReadable(path)) {
      throw new IOException(path + " may not be read by this user; check its permissions");
    }
    return path;
  }
}
