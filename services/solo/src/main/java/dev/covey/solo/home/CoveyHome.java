/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.home;

import dev.covey.chassis.config.RunningServers;
import dev.covey.embedded.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The data folder ({@code COVEY_HOME}), held by one process at a time until it is closed. Whoever
 * holds it knows that no server of an earlier run is in use by anybody. One thread at a time.
 */
public final class CoveyHome implements AutoCloseable {
  private final Path folder;
  private final HomeLock lock;

  private CoveyHome(Path folder, HomeLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder where it is missing; refuses one that is held, unwritable or too new. */
  public static CoveyHome open(Path path) throws HomeException {
    Path folder = path.toAbsolutePath().normalize();
    try {
      create(folder);
      HomeLock lock = HomeLock.take(folder);
      try {
        HomeVersion.check(folder);
        // left by a run that was killed
        RunningServers.remove(folder);
        return new CoveyHome(folder, lock);
      } catch (IOException | HomeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw trouble(folder, failure);
    }
  }

  private static void create(Path folder) throws IOException, HomeException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new HomeException(
          "the data folder " + folder + " is a file; name another one with COVEY_HOME");
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static HomeException trouble(Path folder, IOException failure) {
    return new HomeException(
        "can't use the data folder %s: %s. Make it writable, or name another one with COVEY_HOME"
            .formatted(folder, FileTrouble.explain(failure)),
        failure);
  }

  public Path folder() {
    return folder;
  }

  /** Where {@code server} keeps its data; not made yet. */
  public Path dataOf(String server) {
    return folder.resolve(server);
  }

  /** Where {@code server} writes what it has to say. */
  public Path logOf(String server) {
    return folder.resolve("logs").resolve(server + ".log");
  }

  /** The same port ever after. */
  public int port(String server) throws HomeException {
    try {
      return new Ports(folder).of(server);
    } catch (IOException failure) {
      throw trouble(folder, failure);
    }
  }

  /** The same password ever after; nobody but the owner of the folder can read it. */
  public String password(String server) throws HomeException {
    try {
      return new Secrets(folder).of(server);
    } catch (IOException failure) {
      throw trouble(folder, failure);
    }
  }

  /** Lets another process have the folder. */
  @Override
  public void close() {
    try {
      RunningServers.remove(folder);
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("could not let go of " + folder, failure);
    }
  }
}
