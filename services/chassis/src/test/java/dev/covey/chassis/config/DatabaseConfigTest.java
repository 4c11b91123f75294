/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.DatabaseAccess;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        DatabaseConfig.CONCERN,
        "database.url | COVEY_DATABASE_URL | -",
        "database.user | COVEY_DATABASE_USER | covey",
        "database.password | COVEY_DATABASE_PASSWORD | ",
        "database.schema | COVEY_DATABASE_SCHEMA | covey",
        "database.pool-size | COVEY_DATABASE_POOL_SIZE | 10");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().database())
        .isEqualTo(new DatabaseConfig(null, "covey", new Secret(""), "covey", 10));
  }

  @Test
  void values() {
    DatabaseConfig config =
        Configs.of(
                "COVEY_DATABASE_URL", "jdbc:postgresql://db:6432/fleet",
                "COVEY_DATABASE_USER", "me",
                "COVEY_DATABASE_PASSWORD", "pass",
                "COVEY_DATABASE_SCHEMA", "other",
                "COVEY_DATABASE_POOL_SIZE", "3")
            .database();

    assertThat(config.access())
        .isEqualTo(new DatabaseAccess("jdbc:postgresql://db:6432/fleet", "me", "pass", "other", 3));
  }

  @Test
  void access_userOfTheUrlWins() {
    DatabaseConfig config =
        Configs.of("COVEY_DATABASE_URL", "postgres://you:key@db/fleet").database();

    assertThat(config.access())
        .isEqualTo(
            new DatabaseAccess("jdbc:postgresql://db:5432/fleet", "you", "key", "covey", 10));
  }

  @Test
  void access_withoutUrlSaysWhatToSet() {
    DatabaseConfig config = Configs.of().database();

    assertThatThrownBy(config::access)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("COVEY_DATABASE_URL")
        .hasMessageContaining("./covey up");
  }

  @Test
  void toString_hidesThePassword() {
    CoveyConfig config =
        Configs.of(
            "COVEY_DATABASE_URL", "postgres://db/fleet", "COVEY_DATABASE_PASSWORD", "sesame");

    assertThat(config.toString()).doesNotContain("sesame").contains("password=***");
  }

  @Test
  void access_userOfTheQueryWins() {
    DatabaseConfig config =
        Configs.of(
                "COVEY_DATABASE_URL",
                "jdbc:postgresql://you:key@db/fleet?user=me&ssl=true&password=se%26same")
            .database();

    assertThat(config.access())
        .isEqualTo(
            new DatabaseAccess(
                "jdbc:postgresql://db:5432/fleet?ssl=true", "me", "se&same", "covey", 10));
  }

  @Test
  void access_userMayHoldAColon() {
    assertThat(Configs.of("COVEY_DATABASE_URL", "postgres://a%3Ab:se%2Fsame@db/fleet").database())
        .extracting(DatabaseConfig::user, config -> config.password().reveal())
        .containsExactly("a:b", "se/same");
  }

  @Test
  void toString_hidesThePasswordInTheQuery() {
    CoveyConfig config =
        Configs.of(
            "COVEY_DATABASE_URL",
            "jdbc:postgresql://db/fleet?user=me&password=sesame&sslpassword=sesame");

    assertThat(config.toString()).doesNotContain("sesame");
    assertThat(config.database().access().toString()).isEqualTo("me@db:5432/fleet schema covey");
  }

  @Test
  void toString_hidesThePasswordInTheUrl() {
    CoveyConfig config = Configs.of("COVEY_DATABASE_URL", "postgres://you:sesame@db/fleet");

    assertThat(config.toString()).doesNotContain("sesame");
  }
}
