/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pictures and films as every source gives them: the original's, without size. */
final class MediaAddress {
  private static final Pattern TWIMG = Pattern.compile("https?://([a-z0-9.-]+\\.twimg\\.com/.*)");
  private static final Pattern QUERY = Pattern.compile("\\?.*");
  private static final Pattern SIZE = Pattern.compile(":[^:/]*$");
  private static final Pattern NORMAL = Pattern.compile("_normal(\\.\\w+)?$");

  private MediaAddress() {}

  /** Null if it does not lead to X's own media. */
  static @Nullable String of(@Nullable String url) {
    if (url == null) {
      return null;
    }
    var address = TWIMG.matcher(QUERY.matcher(url).replaceFirst(""));
    return address.matches() ? "https://" + SIZE.matcher(address.group(1)).replaceFirst("") : null;
  }

  static @Nullable String ofAvatar(@Nullable String url) {
    String address = of(url);
    return address == null ? null : NORMAL.matcher(address).replaceFirst("$1");
  }

  static @Nullable String ofBanner(@Nullable String url) {
    String address = of(url);
    return address == null ? null : address + "/1500x500";
  }
}
