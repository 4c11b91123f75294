/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "see https://example.com/a",
        "HTTP://EXAMPLE.ORG",
        "example.com/x",
        "at example.com.",
        "(www.example.co.uk)",
        "https://例え.jp",
        "t.co/abc",
        "https://example.newest/x",
        "so,example.net,so"
      })
  void link_isSeenWithAndWithoutScheme(String text) {
    assertThat(Links.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no link.",
        "v1.2 of it, e.g. this",
        "ada@example.com",
        "example.invalidtld/x",
        "http://",
        "192.168.0.1/",
        "so... it goes"
      })
  void whatXTakesForNone_isNone(String text) {
    assertThat(Links.isIn(text)).isFalse();
    assertThat(Links.isIn(null)).isFalse();
  }
}
