/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverAddressTest {
  private static final WebhookSettings CAREFUL = new WebhookSettings(Duration.ofSeconds(1), false);
  private static final WebhookSettings AT_HOME = new WebhookSettings(Duration.ofSeconds(1), true);

  @Test
  void address_isTakenAsItWillBeUsed() {
    assertThat(ReceiverAddress.check(" HTTPS://Example.org/Covey?a=1 ", CAREFUL))
        .isEqualTo("https://example.org/Covey?a=1");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/,URL must be an address such as",
    "example.org,URL must be an address such as",
    "https://,URL must be an address such as",
    "https://ada:sesame@example.org/,'URL must hold no name, password or #fragment'",
    "https://example.org/#part,'URL must hold no name, password or #fragment'",
    "http://127.0.0.1:8080/,URL leads to 127.0.0.1",
    "http://localhost/,URL leads to localhost",
    "http://me.localhost/,URL leads to me.localhost",
    "http://[fd00::1]/,URL leads to fd00::1",
    "http://169.254.169.254/latest,URL leads to 169.254.169.254"
  })
  void addressThatWillNotDo_isRefusedInWords(String address, String why) {
    assertThatThrownBy(() -> ReceiverAddress.check(address, CAREFUL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void ownNetwork_isTakenWhereItIsAllowed() {
    assertThat(ReceiverAddress.check("http://localhost:8080/x", AT_HOME))
        .isEqualTo("http://localhost:8080/x");
  }

  @Test
  void passwordInAnAddress_isNotQuoted() {
    assertThatThrownBy(() -> ReceiverAddress.check("https://ada:sesame@example.org/", CAREFUL))
        .hasMessageNotContaining("sesame");
  }
}
