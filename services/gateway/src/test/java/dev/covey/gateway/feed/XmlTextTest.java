/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {
  @Test
  void whatXmlForbids_isLeftOut() {
    assertThat(XmlText.of("a\0b\u0008\uFFFF\uD800c\uDC00 \uD83D\uDE00\t\n"))
        .isEqualTo("abc \uD83D\uDE00\t\n");
  }

  @Test
  void html_showsWhatWasWritten() {
    assertThat(XmlText.html("<a href='x'>\"&\n"))
        .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;<br/>");
  }
}
