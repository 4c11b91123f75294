/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TweetReferenceTest {
  @Test
  void addressesAndIds_nameTheirTweet() {
    for (String reference :
        List.of(
            "20",
            "  20 ",
            "0020",
            "https://x.com/jack/status/20",
            "http://twitter.com/jack/status/20",
            "https://www.twitter.com/jack/status/20/",
            "https://mobile.twitter.com/jack/statuses/20",
            "https://mobile.x.com/jack/status/20?s=46&t=abc",
            "HTTPS://X.COM/Jack/Status/20#top",
            "x.com/i/web/status/20",
            "https://x.com/jack/status/20/photo/1",
            "https://x.com/i/status/20",
            "https://nitter.example/jack/status/20#m",
            "http://localhost:8080/jack/status/20",
            "nitter.example/jack/status/20")) {
      assertThat(TweetReference.parse(reference)).as(reference).hasValue(20);
    }
    assertThat(TweetReference.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
  }

  @Test
  void otherThings_nameNone() {
    for (String reference :
        List.of(
            "",
            "0",
            "-20",
            "2e18",
            "20.0",
            "9223372036854775808",
            "12345678901234567890",
            "\u0662\u0660",
            "=HYPERLINK(\"https://x.com/jack/status/20\")",
            "https://x.com/jack",
            "https://x.com/jack/status/",
            "https://x.com/jack/status/20abc",
            "https://evil.example/x.com/jack/status/20",
            "jack/status/20",
            "localhost/jack/status/20",
            "//x.com/jack/status/20",
            "https://x.com/a/b/status/20",
            "https:///jack/status/20",
            "javascript:x.com/jack/status/20",
            "https://x.com@evil.example/jack/status/20",
            "ftp://x.com/jack/status/20",
            "https://x.com/jack/status/20 https://x.com/jack/status/21")) {
      assertThat(TweetReference.parse(reference)).as(reference).isEmpty();
    }
  }
}
