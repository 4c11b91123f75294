/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key when it is first needed, and again when its file has changed: a worker may start
 * before anything was sealed with it, and outlive a rotation. A file that can't be read is tried
 * again the next time. Safe for many threads.
 */
public final class LoadedSeal implements Supplier<Seal> {
  private final Path path;
  private final KeyFile keyFile;
  private volatile @Nullable Loaded loaded;

  private record Loaded(Seal seal, @Nullable FileTime changed) {}

  public LoadedSeal(Path path) {
    this.path = path;
    this.keyFile = new KeyFile(path);
  }

  /** Throws {@link SealException} where there is no key, or none that can be read. */
  @Override
  public Seal get() {
    FileTime changed = changed();
    Loaded before = loaded;
    if (before != null && (changed == null || changed.equals(before.changed()))) {
      return before.seal();
    }
    Loaded now = new Loaded(keyFile.load(), changed);
    loaded = now;
    return now.seal();
  }

  /** Null where there is no such file now: what was read before goes on to count. */
  private @Nullable FileTime changed() {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException _) {
      return null;
    }
  }
}
