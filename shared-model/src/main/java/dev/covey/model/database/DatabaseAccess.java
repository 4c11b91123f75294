/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.net.URI;
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
   * user and password out of the URL where it holds them.
   */
  public static DatabaseAccess parse(
      String url, String user, String password, String schema, int poolSize) {
    String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "a database URL looks like postgresql://user:password@host:5432/name");
    }
    URI uri = URI.create(plain);
    String userInfo = uri.getUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      user = colon < 0 ? userInfo : userInfo.substring(0, colon);
      password = colon < 0 ? password : userInfo.substring(colon + 1);
    }
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query;
    return new DatabaseAccess(jdbc, user, password, schema, poolSize);
  }

  public DatabaseAccess withPoolSize(int size) {
    return new DatabaseAccess(url, user, password, schema, size);
  }

  public DatabaseAccess withSchema(String name) {
    return new DatabaseAccess(url, user, password, name, poolSize);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return user + "@" + url.substring("jdbc:postgresql://".length()) + " schema " + schema;
  }
}
