/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.chassis.media.MediaKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to be uploaded.
 *
 * @param altText what it shows, for those who can't see it
 */
public record NewMedia(Path file, MediaKind kind, Use use, @Nullable String altText) {
  /** How long a description may be, in characters. */
  public static final int MAX_ALT_TEXT = 1000;

  /** Where it is to be shown; X takes a medium for one of them only. */
  public enum Use {
    POST("tweet_"),
    MESSAGE("dm_");

    private final String prefix;

    Use(String prefix) {
      this.prefix = prefix;
    }
  }

  public NewMedia {
    if (altText != null && altText.codePointCount(0, altText.length()) > MAX_ALT_TEXT) {
      throw new IllegalArgumentException(
          "an alt text has up to " + MAX_ALT_TEXT + " characters: " + file);
    }
  }

  /** X's name for such a medium in such a place. */
  String category() {
    return use.prefix
        + switch (kind.group()) {
          case PHOTO -> "image";
          case GIF -> "gif";
          case VIDEO -> "video";
        };
  }
}
