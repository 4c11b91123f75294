/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How to reach Postgres.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/name}, without user and password
 * @param poolSize most connections open at once
 */
public record DatabaseAccess(
    String url, String user, String password, String schema, int poolSize) {
  public DatabaseAccess {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(schema, "schema");
    if (poolSize < 1) {
      throw new IllegalArgumentException("poolSize must be at least 1 but is " + poolSize);
    }
  }

  /**
   * Reads {@code postgres://user:password@host:port/name} or {@code jdbc:postgresql://…}, taking
   * user and password out of the URL where it holds them: before the host, or, which goes before
   * that, as {@code user} and {@code password} of the query.
   */
  public static DatabaseAccess parse(
      String url, String user, String password, String schema, int poolSize) {
    URI uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
    String userInfo = uri.getRawUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
      password = colon < 0 ? password : decode(userInfo.substring(colon + 1));
    }
    List<String> kept = new ArrayList<>();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = decode(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decode(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        kept.add(parameter);
      }
    }
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String jdbc =
        "jdbc:postgresql://"
            + uri.getHost()
            + ":"
            + port
            + uri.getRawPath()
            + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    return new DatabaseAccess(jdbc, user, password, schema, poolSize);
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url);
      if (List.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // its own message would repeat the password
    }
    throw new IllegalArgumentException(
        "a database URL looks like postgresql://user:password@host:5432/name");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public DatabaseAccess withPoolSize(int size) {
    return new DatabaseAccess(url, user, password, schema, size);
  }

  public DatabaseAccess withSchema(String name) {
    return new DatabaseAccess(url, user, password, name, poolSize);
  }

  /** The URL without its query, which may hold secrets of the driver's own. */
  public String shownUrl() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return user + "@" + shownUrl().substring("jdbc:postgresql://".length()) + " schema " + schema;
  }
}
