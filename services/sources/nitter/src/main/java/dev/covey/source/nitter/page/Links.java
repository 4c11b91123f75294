/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Turns the links of a page back into those that X has: some instances put their own host where
 * twitter.com or x.com stood.
 *
 * @param ownHost host and port of the instance; null if the page does not tell
 */
record Links(@Nullable String ownHost) {
  static final Links PLAIN = new Links(null);

  /** The page's own address, as it stands in its opensearch link. */
  static Links of(@Nullable String ownAddress) {
    return ownAddress == null ? PLAIN : new Links(authority(ownAddress));
  }

  static boolean isExternal(String href) {
    return href.startsWith("https://") || href.startsWith("http://");
  }

  String restore(String href) {
    if (ownHost == null || !pointsHome(href)) {
      return href;
    }
    String path = href.substring(href.indexOf("://") + 3 + ownHost.length());
    return path.startsWith("/t.co/") ? "https:/" + path : "https://x.com" + path;
  }

  /** Whether a link leads to the instance itself. */
  boolean pointsHome(String href) {
    if (ownHost == null || !isExternal(href)) {
      return false;
    }
    int start = href.indexOf("://") + 3;
    int end = start + ownHost.length();
    return href.regionMatches(true, start, ownHost, 0, ownHost.length())
        && (end == href.length() || "/?#".indexOf(href.charAt(end)) >= 0);
  }

  private static @Nullable String authority(String address) {
    try {
      String authority = URI.create(address).getRawAuthority();
      return authority == null || authority.indexOf('@') >= 0 ? null : authority;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
