/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

/** A pair of keys from archive.org/account/s3.php; shows neither. */
public record ArchiveKeys(String access, String secret) {
  public ArchiveKeys {
    if (!printable(access) || !printable(secret)) {
      throw new IllegalArgumentException("the keys of archive.org must be plain ASCII");
    }
  }

  private static boolean printable(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  String authorization() {
    return "LOW " + access + ":" + secret;
  }

  @Override
  public String toString() {
    return "***";
  }
}
