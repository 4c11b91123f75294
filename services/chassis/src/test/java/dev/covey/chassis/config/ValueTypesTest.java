/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.time.Spans;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "20s, PT20S",
    "15m, PT15M",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "0s, PT0S"
  })
  void duration_reads(String text, Duration expected) {
    assertThat(Spans.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "s", "-1s", "1.5s", "20 s", "1y", "99999999999s"})
  void duration_refuses(String text) {
    assertThatThrownBy(() -> Spans.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://h/db",
        "postgres://h",
        "postgres://h/",
        "postgres:///db",
        "postgres://h:port/db",
        "jdbc:postgresql:db",
        "postgres://a b/db"
      })
  void databaseUrl_refuses(String text) {
    assertThatThrownBy(() -> ValueTypes.databaseUrl().parse(text))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "amqp://me:pa/ss@host/v, amqp://me:***@host/v",
    "amqp://me:pa@ss@host/v, amqp://me:***@host/v",
    "amqp://host/v, amqp://host/v",
    "postgres://host/db?password=abc&ssl=true, postgres://host/db?password=***&ssl=true"
  })
  void show_hidesPasswords(String text, String expected) {
    assertThat(ValueTypes.text().show(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Covey", "1covey", "co-vey", "co vey", ""})
  void name_refuses(String text) {
    assertThatThrownBy(() -> ValueTypes.name().parse(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void secret_neverShows() {
    assertThat(ValueTypes.secret().show("sesame")).isEqualTo("***");
    assertThat(new Secret("sesame")).hasToString("***").isNotEqualTo(new Secret("other"));
  }
}
