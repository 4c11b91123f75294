/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key when it is first needed: a worker may start before anything was sealed with it. A
 * file that can't be read is tried again the next time. Safe for many threads.
 */
public final class LoadedSeal implements Supplier<Seal> {
  private final KeyFile keyFile;
  private volatile @Nullable Seal seal;

  public LoadedSeal(Path path) {
    this.keyFile = new KeyFile(path);
  }

  /** Throws {@link SealException} where there is no key, or none that can be read. */
  @Override
  public Seal get() {
    Seal loaded = seal;
    if (loaded == null) {
      loaded = keyFile.load();
      seal = loaded;
    }
    return loaded;
  }
}
