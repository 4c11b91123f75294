/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.media;

import dev.covey.model.seal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * The files that actions post, each once and named by its content, so that what was checked is what
 * is posted whatever becomes of the file that it came from. A file is there whole or not at all.
 * Safe for many threads and processes.
 */
public final class MediaStore {
  private final Path folder;

  /** The folder is made with the first file. */
  public MediaStore(Path folder) {
    this.folder = folder;
  }

  /** Where the file of this name is, if it is there. */
  public Path path(StoredMedia media) {
    return folder.resolve(media.name());
  }

  public boolean has(StoredMedia media) {
    return Files.isRegularFile(path(media));
  }

  /** Reads a file to the end and says what its name in the store is, without storing it. */
  public static StoredMedia name(Path file, MediaKind kind) throws IOException {
    return StoredMedia.of(Sha256.hexOf(file), kind);
  }

  /** Copies the file in, unless it is there. Throws where its bytes are no longer those. */
  public void keep(StoredMedia media, Path file) throws IOException {
    if (has(media)) {
      return;
    }
    Files.createDirectories(folder);
    Path copy = Files.createTempFile(folder, ".coming-", "");
    try {
      MessageDigest digest = Sha256.digest();
      try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
          OutputStream out = Files.newOutputStream(copy, StandardOpenOption.SYNC)) {
        bytes.transferTo(out);
      }
      if (!Sha256.hex(digest).equals(media.sha256())) {
        throw new IOException(file + " changed after it was checked; try again");
      }
      Files.move(copy, path(media), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}
