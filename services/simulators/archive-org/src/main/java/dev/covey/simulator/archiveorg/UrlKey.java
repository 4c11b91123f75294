/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name under which the archive files an address: host backwards, no scheme, no "www.", lower
 * case, as in {@code com,x)/ada/status/20}.
 */
final class UrlKey {
  private static final Pattern DOT = Pattern.compile("\\.");

  private UrlKey() {}

  static String of(String url) {
    return web(url)
        .map(uri -> host(uri) + ")" + path(uri))
        .orElseGet(() -> url.toLowerCase(Locale.ROOT));
  }

  /** The part before the bracket. */
  static String hostOf(String url) {
    return web(url).map(UrlKey::host).orElse("");
  }

  /** The address if it is one of the web; without a scheme it is taken for http. */
  static Optional<URI> web(String url) {
    try {
      var uri = URI.create(url.contains("://") ? url : "http://" + url);
      boolean isWeb = List.of("http", "https").contains(uri.getScheme());
      return isWeb
              && uri.getUserInfo() == null
              && uri.getHost() != null
              && uri.getHost().contains(".")
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\d*\\.", "");
    List<String> labels = DOT.splitAsStream(host).collect(Collectors.toList());
    Collections.reverse(labels);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return String.join(",", labels) + port;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String bare = path.length() > 1 ? path.replaceFirst("/$", "") : path;
    return (bare + query).toLowerCase(Locale.ROOT);
  }
}
