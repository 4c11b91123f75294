/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.source.x.XCredentials;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ReadOAuth1Test {
  private static XCredentials.OAuth1 read(String text) throws IOException {
    return ReadOAuth1.read(new StringReader(text), "keys.properties");
  }

  @Test
  void fourProperties_areTheKeys() throws Exception {
    assertThat(read("# mine\n" + CommandLines.KEYS.replace("=", " = ")))
        .isEqualTo(new XCredentials.OAuth1("app-key", "app-sesame", "user-key", "user-sesame"));
  }

  @Test
  void whatIsMissing_isNamed() {
    assertThatThrownBy(() -> read("consumer_key=a\nconsumer_secret=\n"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "keys.properties lacks consumer_secret, access_token, access_token_secret; it needs");
  }

  /** A secret on a line of its own is read as a name. */
  @Test
  void whatIsUnknown_isNotShown() {
    assertThatThrownBy(() -> read(CommandLines.KEYS + "my-sesame=1\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has 1 line of another name")
        .hasMessageNotContaining("sesame=1")
        .hasMessageNotContaining("my-sesame");
    assertThatThrownBy(() -> read("\\u12")).isInstanceOf(IOException.class);
  }
}
