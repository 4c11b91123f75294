/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.logging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log file of one process: {@code action-worker.log}, or {@code action-worker-2.log} for a
 * second copy on the same folder, since two processes can't roll one file. Held until closed.
 */
record LogFile(Path folder, String name, FileChannel channel) implements AutoCloseable {
  private static final int MOST_COPIES = 1_000;

  /** Throws IOException where the folder can't be written to. */
  static LogFile claim(Path folder, String service) throws IOException {
    Path locks = Files.createDirectories(folder.resolve(".locks"));
    for (int copy = 1; copy <= MOST_COPIES; copy++) {
      String name = copy == 1 ? service : service + "-" + copy;
      FileChannel channel = lock(locks.resolve(name));
      if (channel != null) {
        return new LogFile(folder, name, channel);
      }
    }
    throw new IOException("more than " + MOST_COPIES + " processes write logs there");
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock();
      held = lock != null;
    } catch (java.nio.channels.OverlappingFileLockException sameProcess) {
      held = false;
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? channel : null;
  }

  Path path() {
    return folder.resolve(name + ".log");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // the lock goes with the process
    }
  }
}
