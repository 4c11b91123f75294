/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Turns an instance's proxy links into the addresses at pbs.twimg.com and video.twimg.com: the same
 * whichever instance shows them.
 */
final class MediaUrl {
  private static final String PICTURES = "https://pbs.twimg.com/";

  private MediaUrl() {}

  /** The original's address without size or format; null if the link leads nowhere known. */
  static @Nullable String normalise(@Nullable String href) {
    if (href == null) {
      return null;
    }
    String path = path(href);
    String target = null;
    if (path.startsWith("/pic/")) {
      target = decode(withoutOrig(path.substring("/pic/".length())));
    } else if (path.startsWith("/video/")) {
      target = video(path.substring("/video/".length()));
    } else if (Links.isExternal(href)) {
      target = href;
    }
    String whole = target == null ? null : whole(target);
    return whole == null ? null : Markup.clean(whole);
  }

  private static String path(String href) {
    if (!Links.isExternal(href)) {
      return href;
    }
    int slash = href.indexOf('/', href.indexOf("://") + 3);
    return slash < 0 ? "" : href.substring(slash);
  }

  private static String withoutOrig(String rest) {
    return rest.startsWith("orig/") ? rest.substring("orig/".length()) : rest;
  }

  /** {@code {signature}/{address}} or {@code enc/{signature}/{base64 address}}. */
  private static @Nullable String video(String rest) {
    boolean encoded = rest.startsWith("enc/");
    String signed = encoded ? rest.substring("enc/".length()) : rest;
    int slash = signed.indexOf('/');
    if (slash < 0) {
      return null;
    }
    String address = signed.substring(slash + 1);
    return decode(encoded ? "enc/" + address : address);
  }

  private static @Nullable String decode(String rest) {
    try {
      if (rest.startsWith("enc/")) {
        String base64 = withoutQuery(rest.substring("enc/".length()));
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
      }
      // A plus in a path is a plus.
      return rest.indexOf('%') < 0
          ? rest
          : URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable String whole(String target) {
    String address = withoutSize(target);
    if (address.isEmpty()) {
      return null;
    }
    if (Links.isExternal(address)) {
      String rest = address.substring(address.indexOf("://") + 3);
      return isTwimg(rest) ? "https://" + rest : null;
    }
    return isTwimg(address) ? "https://" + address : PICTURES + address;
  }

  /** Whether an address begins with a host of X's media; a page must not send us elsewhere. */
  private static boolean isTwimg(String address) {
    int slash = address.indexOf('/');
    return slash > 0 && address.substring(0, slash).endsWith(".twimg.com");
  }

  private static String withoutSize(String target) {
    String address = withoutQuery(target);
    int colon = address.lastIndexOf(':');
    return colon > address.lastIndexOf('/') ? address.substring(0, colon) : address;
  }

  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
