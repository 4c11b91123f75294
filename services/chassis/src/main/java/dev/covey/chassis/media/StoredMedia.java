/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file in the store: the SHA-256 of its bytes, and what they are.
 *
 * @param name as actions hold it
 */
public record StoredMedia(String name, MediaKind kind) {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{3,4}");

  public static StoredMedia of(String sha256, MediaKind kind) {
    return new StoredMedia(sha256 + "." + kind.extension(), kind);
  }

  /** Empty for any text that the store can't have given: no such name leads out of its folder. */
  public static Optional<StoredMedia> parse(String name) {
    return NAME.matcher(name).matches()
        ? MediaKind.named(name).map(kind -> new StoredMedia(name, kind))
        : Optional.empty();
  }

  String sha256() {
    return name.substring(0, 64);
  }
}
