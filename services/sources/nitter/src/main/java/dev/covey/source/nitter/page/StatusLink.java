/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.TweetIds;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A link to a tweet: {@code /author/status/id#m}, where the author may be {@code i} or missing. */
final class StatusLink {
  private static final String STATUS = "/status/";

  private StatusLink() {}

  static OptionalLong id(String href) {
    int start = href.indexOf(STATUS);
    if (start < 0) {
      return OptionalLong.empty();
    }
    start += STATUS.length();
    int end = start;
    while (end < href.length() && href.charAt(end) >= '0' && href.charAt(end) <= '9') {
      end++;
    }
    return TweetIds.parse(href, start, end);
  }

  /** Null where the link names nobody. */
  static @Nullable String author(String href) {
    int end = href.indexOf(STATUS);
    if (end < 1) {
      return null;
    }
    int start = href.lastIndexOf('/', end - 1) + 1;
    String author = href.substring(start, end);
    return author.isEmpty() || author.equals("i") ? null : Markup.clean(author);
  }
}
