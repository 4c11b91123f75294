/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import dev.covey.simulator.kit.world.WorldUser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pictures and films, which Nitter serves through itself. */
final class Pictures {
  private static final String PICTURE_HOST = "https://pbs.twimg.com/";
  private static final String DEFAULT_AVATAR =
      "https://abs.twimg.com/sticky/default_profile_images/default_profile.png";

  private Pictures() {}

  static String original(String url) {
    return "/pic/orig/" + encode(withoutHost(url));
  }

  static String small(String url) {
    return "/pic/" + encode(withoutHost(url) + "?name=small&format=webp");
  }

  static String thumb(String url) {
    return "/pic/" + encode(withoutHost(url) + ":thumb");
  }

  /** Keeps the host but not the scheme. */
  static String hosted(String url) {
    return "/pic/" + encode(url.replaceFirst("^https?://", ""));
  }

  static String video(String url) {
    return "/video/" + Integer.toHexString(url.hashCode()) + "/" + encode(url);
  }

  /** The still that stands for a film until it is played. */
  static String still(String videoUrl) {
    String name = videoUrl.replaceFirst("^https?://[^/]+/", "").replaceFirst("\\.\\w+$", "");
    return PICTURE_HOST + name.replaceFirst("^(ext_tw_video|tweet_video)/", "$1_thumb/") + ".jpg";
  }

  /** {@code size} is "", "_400x400", "_bigger" or "_mini". */
  static String avatar(WorldUser user, String size) {
    String url = user.avatarUrl().isEmpty() ? DEFAULT_AVATAR : user.avatarUrl();
    return url.replaceFirst("(_normal)?(\\.\\w+)$", size + "$2");
  }

  /** With its size, as Nitter asks for it; empty if there is none. */
  static String banner(WorldUser user) {
    return user.bannerUrl().isEmpty() ? "" : "/pic/" + encode(user.bannerUrl() + "/1500x500");
  }

  static String withoutHost(String url) {
    return url.startsWith(PICTURE_HOST) ? url.substring(PICTURE_HOST.length()) : url;
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
