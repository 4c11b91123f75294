/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture or film of a tweet.
 *
 * @param url at pbs.twimg.com or video.twimg.com, without size or format; of a film whose stream
 *     the source did not name, its preview
 * @param alt the author's description
 */
public record Media(Type type, String url, @Nullable String alt) {

  /** What it is; a GIF is a silent film that loops. */
  public enum Type {
    PHOTO,
    VIDEO,
    GIF;

    /** The name in messages, tables and JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
