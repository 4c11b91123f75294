/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.source.x.NewPost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameTextTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String QUOTED = "https://x.com/cleo/status/77";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello|Hello
          '  Hello   there\t'|Hello there
          'one\n\n\n\ntwo'|'one\n\ntwo'
          'a\u00a0b\u3000c'|a b c
          Cafe\u0301 \u1100\u1161|Caf\u00e9 \uac00
          zero\u200bwidth \ufeffmark|zerowidth mark
          heart \u2764\ufe0f|heart \u2764
          a & b < c > d|a &amp; b &lt; c &gt; d
          a &amp; b|a &amp; b
          see https://example.org/a|see https://example.org/a
          see https://Example.ORG/A/|see https://example.org/A
          see example.org/a|see http://example.org/a
          see www.Example.org|see https://example.org
          (see example.org)|(see http://example.org)
          https://twitter.com/a/status/1|https://x.com/a/status/1
          https://mobile.twitter.com/a|https://x.com/a
          https://m\u00fcller.example/x|https://xn--mller-kva.example/x
          https://e.org/%C3%A4?q=a+b|https://e.org/\u00e4?q=a+b
          https://e.org/?a=1&b=2|https://e.org/?a=1&amp;b=2
          https://e.org/100%|https://e.org/100%
          see https://e.org/long|see https://t.co/AbC123
          see e.org now|see https://t.co/AbC123 now
          ''|''
          """)
  void texts_areTheSame(String typed, String shown) {
    assertThat(SameText.isSame(typed, shown, false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello|hello
          Hello|Hello!
          Hello|Hello there
          Hello there|Hello
          Hello|''
          ''|Hello
          one two|two one
          see https://e.org/a|see https://e.org/b
          see https://e.org/a|see https://e.org/A
          see https://e.org/?q=1|see https://e.org/?q=2
          see https://e.org|see https://e.com
          see nothing|see https://t.co/AbC123
          words https://t.co/AbC123|words
          words|words https://e.org
          words|words https://t.co/AbC123
          1 < 2|1 > 2
          @ada hi|hi
          \u2764|\u2665
          """)
  void texts_areNotTheSame(String typed, String shown) {
    assertThat(SameText.isSame(typed, shown, false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          words|words https://t.co/AbC123
          words|words https://x.com/ada/status/5/photo/1
          words|words https://t.co/AbC123 https://x.com/ada/status/5/video/1
          words https://e.org|words https://e.org https://t.co/AbC123
          ''|https://t.co/AbC123
          words|words
          """)
  void linksThatXAppended_doNotCount(String typed, String shown) {
    assertThat(SameText.isSame(typed, shown, true)).isTrue();
    assertThat(SameText.isSame(typed + " more", shown, true)).isFalse();
    assertThat(SameText.isSame(typed, shown + " https://e.org", true)).isFalse();
  }

  @Test
  void halfSurrogates_areNoStumblingBlock() {
    assertThat(SameText.isSame("half \ud83d", "half \ufffd", false)).isTrue();
  }

  @Test
  void post_isTheOneWithItsWords() {
    NewPost wanted = NewPost.of("Good morning");
    assertThat(SameText.isPost(wanted, new Seen("Good morning").post())).isTrue();
    assertThat(SameText.isPost(wanted, new Seen("Good evening").post())).isFalse();
    assertThat(SameText.isPost(wanted, new Seen("Good morning").repliedTo(5).post())).isFalse();
    assertThat(SameText.isPost(wanted, new Seen("Good morning").quoted(5).post())).isFalse();
    assertThat(SameText.isPost(wanted, new Seen("Good morning").reposted(5).post())).isFalse();
    assertThat(SameText.isPost(wanted, new Seen("Good morning").media(1).post())).isFalse();
    assertThat(SameText.isPost(wanted, new Seen("Good morning").poll().post())).isFalse();
    Seen link = new Seen("Good morning https://t.co/abc");
    assertThat(SameText.isPost(wanted, link.post())).isFalse();
  }

  @Test
  void reply_isThatToTheSamePost_whateverNamesAreBefore() {
    NewPost plain = NewPost.of("Yes @bela does").replyingTo(5);
    NewPost named = NewPost.of("@cleo @dora Yes @bela does").replyingTo(5);
    for (NewPost wanted : List.of(plain, named)) {
      assertThat(isReply(wanted, "Yes @bela does", 5)).isTrue();
      assertThat(isReply(wanted, "@cleo Yes @bela does", 5)).isTrue();
      assertThat(isReply(wanted, "Yes @bela does", 6)).isFalse();
      assertThat(isReply(wanted, "Yes does", 5)).isFalse();
      assertThat(SameText.isPost(wanted, new Seen("Yes @bela does").post())).isFalse();
    }
    NewPost names = NewPost.of("@cleo @dora").replyingTo(5);
    assertThat(isReply(names, "@cleo @dora", 5)).isTrue();
    assertThat(isReply(names, "@emil @dora", 5)).isFalse();
  }

  private static boolean isReply(NewPost wanted, String shown, long to) {
    return SameText.isPost(wanted, new Seen(shown).repliedTo(to).post());
  }

  @Test
  void quote_isThatOfTheSamePost_whereverItsLinkIs() {
    NewPost quote = NewPost.of("Look").quoting(77);
    NewPost typed = NewPost.of("Look " + QUOTED + "?s=20");
    for (NewPost wanted : List.of(quote, typed)) {
      assertThat(SameText.isPost(wanted, new Seen("Look").quoted(77).post())).isTrue();
      assertThat(SameText.isPost(wanted, new Seen("Look " + QUOTED).quoted(77).post())).isTrue();
      assertThat(SameText.isPost(wanted, new Seen("Look").quoted(78).post())).isFalse();
      assertThat(SameText.isPost(wanted, new Seen("Look").post())).isFalse();
    }
    Seen unresolved = new Seen("Look " + QUOTED);
    assertThat(SameText.isPost(quote, unresolved.post())).as("quoted post is gone").isTrue();
    assertThat(SameText.isPost(typed, new Seen("Look " + QUOTED + "?s=20").post())).isTrue();
    NewPost both = NewPost.of("Look " + QUOTED).quoting(77);
    assertThat(SameText.isPost(both, new Seen("Look").quoted(77).post())).isTrue();
  }

  @Test
  void mediaAndPolls_count() {
    NewPost pictures = NewPost.ofMedia(List.of("1", "2"));
    assertThat(SameText.isPost(pictures, new Seen("").media(2).post())).isTrue();
    assertThat(SameText.isPost(pictures, new Seen("https://t.co/abc").media(2).post())).isTrue();
    assertThat(SameText.isPost(pictures, new Seen("").media(1).post())).isFalse();
    NewPost poll = NewPost.of("Tea?").withPoll(List.of("Yes", "No"), 60);
    assertThat(SameText.isPost(poll, new Seen("Tea?").poll().post())).isTrue();
    assertThat(SameText.isPost(poll, new Seen("Tea?").post())).isFalse();
  }

  @Test
  void message_isTheOneWithItsWordsAndMedium() {
    OwnMessage words = new OwnMessage(1, NOW, "Hello &amp; bye", false);
    OwnMessage picture = new OwnMessage(1, NOW, "https://t.co/abc", true);
    assertThat(SameText.isMessage("Hello & bye", false, words)).isTrue();
    assertThat(SameText.isMessage("Hello", false, words)).isFalse();
    assertThat(SameText.isMessage("Hello & bye", true, words)).isFalse();
    assertThat(SameText.isMessage(null, true, picture)).isTrue();
    assertThat(SameText.isMessage("Hello & bye", true, picture)).isFalse();
  }

  /** A post as X shows it. */
  private record Seen(
      String text,
      @Nullable Long repliedTo,
      @Nullable Long quoted,
      @Nullable Long reposted,
      int media,
      boolean hasPoll) {
    Seen(String text) {
      this(text, null, null, null, 0, false);
    }

    Seen repliedTo(long id) {
      return new Seen(text, id, quoted, reposted, media, hasPoll);
    }

    Seen quoted(long id) {
      return new Seen(text, repliedTo, id, reposted, media, hasPoll);
    }

    Seen reposted(long id) {
      return new Seen(text, repliedTo, quoted, id, media, hasPoll);
    }

    Seen media(int count) {
      return new Seen(text, repliedTo, quoted, reposted, count, hasPoll);
    }

    Seen poll() {
      return new Seen(text, repliedTo, quoted, reposted, media, true);
    }

    OwnPost post() {
      return new OwnPost(9, NOW, text, repliedTo, quoted, reposted, media, hasPoll);
    }
  }
}
