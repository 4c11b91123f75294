/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file with the key that seals secrets, readable for its owner alone. Whoever loses it has to
 * give every account its credentials again, and to add every webhook again.
 */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  public KeyFile(Path path) {
    this.path = path;
  }

  /** Reads the key; throws {@link SealException} where there is none. */
  public Seal load() {
    if (!Files.exists(path)) {
      throw new SealException(
          "there is no key file at "
              + path.toAbsolutePath()
              + "; point COVEY_KEY_FILE to the one that accounts and webhooks were added with");
    }
    return read();
  }

  /** Reads the key, making one where there is none; any number of processes may do so at once. */
  public Seal loadOrCreate() {
    if (!Files.exists(path)) {
      create();
    }
    return read();
  }

  /**
   * Adds a new key, with which all is sealed from then on; the old one still opens what was sealed
   * with it, and is kept as a file of its own beside this one. Does nothing where a rotation was
   * begun before. Returns the seal of both.
   */
  public Seal beginRotation() {
    Seal seal = load();
    if (seal.hasOlderKeys()) {
      return seal;
    }
    Path copy = path.resolveSibling(path.getFileName() + "." + seal.newestName());
    try {
      Files.createLink(copy, path);
    } catch (FileAlreadyExistsException _) {
      // from a rotation that was stopped right here
    } catch (IOException failure) {
      throw new SealException("could not keep the old key as " + copy + ": " + failure, failure);
    }
    replace(seal.withNewKey());
    return load();
  }

  /** Leaves only the newest key in it. */
  public void endRotation() {
    replace(load().newestKey());
  }

  private void replace(String keys) {
    try {
      Path draft =
          Files.createTempFile(
              path.toAbsolutePath().getParent(),
              ".key",
              null,
              PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try {
        Files.writeString(draft, keys);
        // on the disk before anything is sealed with what it holds
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          written.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failure) {
      throw new SealException(
          "could not change the key file " + path.toAbsolutePath() + ": " + failure, failure);
    }
  }

  private Seal read() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (!OWNER_ONLY.containsAll(permissions)) {
        throw new SealException(
            "the key file "
                + path.toAbsolutePath()
                + " may be read by others ("
                + PosixFilePermissions.toString(permissions)
                + "); run: chmod 600 "
                + path.toAbsolutePath());
      }
    } catch (UnsupportedOperationException notPosix) {
      // a file system without such permissions has none to check
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    try {
      return Seal.withKey(Files.readString(path));
    } catch (IOException | GeneralSecurityException failure) {
      throw unreadable(failure);
    }
  }

  private SealException unreadable(Exception failure) {
    return new SealException(
        "could not read a key from " + path.toAbsolutePath() + ": " + failure.getMessage(),
        failure);
  }

  /** Writes beside it and links into place, so that nobody ever sees half a key or a second one. */
  private void create() {
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path draft =
          Files.createTempFile(
              folder, ".key", null, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try {
        Files.writeString(draft, Seal.newKey());
        Files.createLink(path, draft);
      } catch (FileAlreadyExistsException _) {
        // another process was first: its key is the one
      } finally {
        Files.delete(draft);
      }
    } catch (IOException failure) {
      throw new SealException(
          "could not make the key file " + path.toAbsolutePath() + ": " + failure, failure);
    }
  }
}
