/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadableTextTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String LINK =
      "\"entities\":{\"urls\":[{\"url\":\"https://t.co/abc\",\"expanded_url\":\"https://e.org/?a=1&b\"}]}";

  private static ReadableText read(String members, boolean reply) {
    JsonNode post = MAPPER.readTree("{" + members + "}");
    return ReadableText.of(post, reply, link -> link.hasNonNull("media_key"));
  }

  private static String text(String members) {
    return read(members, false).text();
  }

  @Test
  void links_areWholeAndEscapesGone() {
    assertThat(text("\"text\":\"a &amp;lt; b &lt;i&gt; https://t.co/abc!\"," + LINK))
        .isEqualTo("a &lt; b <i> https://e.org/?a=1&b!");
    assertThat(text("\"text\":\"https://t.co/unknown\"," + LINK)).isEqualTo("https://t.co/unknown");
  }

  @Test
  void range_countsCodePoints() {
    ReadableText read =
        read("\"text\":\"@a @b 🌳🌳 tree https://t.co/xyz\",\"display_text_range\":[6,13]", true);

    assertThat(read.text()).isEqualTo("🌳🌳 tree");
    assertThat(read.leadingNames()).containsExactly("a", "b");
  }

  @Test
  void range_isNotBelieved_whereItWouldCutWords() {
    assertThat(text("\"text\":\"words and more\",\"display_text_range\":[6,9]"))
        .isEqualTo("words and more");
    assertThat(text("\"text\":\"words\",\"display_text_range\":[-3,900]")).isEqualTo("words");
    assertThat(text("\"text\":\"words\",\"display_text_range\":[4,1]")).isEqualTo("words");
    assertThat(text("\"text\":\"words\",\"display_text_range\":\"?\"")).isEqualTo("words");
  }

  @Test
  void hiddenLink_isTakenOffTheEndOnly() {
    String media =
        "\"entities\":{\"urls\":[{\"url\":\"https://t.co/m\",\"media_key\":\"3_1\","
            + "\"expanded_url\":\"https://x.com/a/status/1/photo/1\"}]}";
    assertThat(text("\"text\":\"view https://t.co/m\"," + media)).isEqualTo("view");
    assertThat(text("\"text\":\"https://t.co/m\"," + media)).isEmpty();
    assertThat(text("\"text\":\"https://t.co/m is it\"," + media))
        .isEqualTo("https://x.com/a/status/1/photo/1 is it");
  }

  @Test
  void longText_isTakenWhole_withItsOwnLinks() {
    String note =
        "\"text\":\"cut…\",\"display_text_range\":[0,4],\"note_tweet\":{\"text\":"
            + "\"@a @b uncut &amp; https://t.co/abc\","
            + LINK
            + "}";
    assertThat(read(note, true).text()).isEqualTo("uncut & https://e.org/?a=1&b");
    assertThat(read(note, true).leadingNames()).containsExactly("a", "b");
    assertThat(read(note, false).text()).startsWith("@a @b uncut");
    assertThat(text(note.replace("note_tweet", "note_post"))).endsWith("b");
  }

  @Test
  void textWithWhatCannotBeKept_isMended() {
    assertThat(text("\"text\":\"half \\ud83d and \\u0000\"")).isEqualTo("half \uFFFD and \uFFFD");
  }
}
