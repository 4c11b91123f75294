/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.database.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/**
 * Which Postgres, and as whom.
 *
 * @param url a JDBC URL without user and password, which are taken out of it where it holds them
 */
public record DatabaseConfig(
    @Nullable String url, String user, Secret password, String schema, int poolSize) {
  public static final Setting<String> URL =
      new Setting<>(
          "database.url",
          ValueTypes.databaseUrl(),
          null,
          "Postgres, postgresql://user:password@host:5432/name; where not given, './covey up' brings"
              + " its own");
  public static final Setting<String> USER =
      new Setting<>("database.user", ValueTypes.text(), "covey", "user, where the URL names none");
  public static final Setting<Secret> PASSWORD =
      new Setting<>(
          "database.password", ValueTypes.secret(), "", "password, where the URL has none");
  public static final Setting<String> SCHEMA =
      new Setting<>("database.schema", ValueTypes.name(), "covey", "schema that holds the tables");
  public static final Setting<Integer> POOL_SIZE =
      new Setting<>(
          "database.pool-size",
          ValueTypes.wholeNumber(1, 500),
          "10",
          "most connections of one process");

  static final Concern CONCERN = Concern.of("Database", URL, USER, PASSWORD, SCHEMA, POOL_SIZE);

  static DatabaseConfig from(Settings settings) {
    String user = settings.get(USER);
    Secret password = settings.get(PASSWORD);
    String schema = settings.get(SCHEMA);
    int poolSize = settings.get(POOL_SIZE);
    return settings
        .find(URL)
        .map(url -> DatabaseAccess.parse(url, user, password.reveal(), schema, poolSize))
        .map(DatabaseConfig::of)
        .orElseGet(() -> new DatabaseConfig(null, user, password, schema, poolSize));
  }

  private static DatabaseConfig of(DatabaseAccess access) {
    return new DatabaseConfig(
        access.url(),
        access.user(),
        new Secret(access.password()),
        access.schema(),
        access.poolSize());
  }

  /** Without the password, and without the URL's query, which may hold others. */
  @Override
  public String toString() {
    String shown = url == null ? "-" : access().toString();
    return "DatabaseConfig[" + shown + ", password=" + password + ", poolSize=" + poolSize + "]";
  }

  /** Throws {@link ConfigException} where no URL is set. */
  public DatabaseAccess access() {
    if (url == null) {
      throw MissingServer.of(URL, "postgresql://user:password@host:5432/name");
    }
    return new DatabaseAccess(url, user, password.reveal(), schema, poolSize);
  }
}
