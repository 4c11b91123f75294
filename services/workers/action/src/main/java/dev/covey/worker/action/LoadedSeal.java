/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key when it is first needed: a worker may start before the first account is added. A
 * file that can't be read is tried again the next time. Safe for many threads.
 */
final class LoadedSeal implements Supplier<Seal> {
  private final KeyFile keyFile;
  private volatile @Nullable Seal seal;

  LoadedSeal(Path path) {
    this.keyFile = new KeyFile(path);
  }

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
