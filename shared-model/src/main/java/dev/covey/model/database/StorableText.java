/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import org.jspecify.annotations.Nullable;

/**
 * Text as Postgres can hold it. The character NUL, which it can't, becomes U+FFFD; everything else
 * stays as it was written, also what only looks like an escape.
 */
public final class StorableText {
  private StorableText() {}

  public static String of(String text) {
    return text.replace('\0', '\uFFFD');
  }

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
