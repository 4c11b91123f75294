/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TweetIdsTest {
  @Test
  void createdAt_comesFromTheId() {
    assertThat(TweetIds.createdAt(1_541_815_603_606_036_480L))
        .contains(Instant.parse("2022-06-28T16:07:40.105Z"));
  }

  @Test
  void createdAt_ofCountedIdsIsUnknown() {
    assertThat(TweetIds.createdAt(20)).isEmpty();
    assertThat(TweetIds.createdAt(29_999_999_999L)).isEmpty();
    assertThat(TweetIds.createdAt(30_000_000_000L)).isPresent();
  }

  @Test
  void firstAt_isTheLeastIdOfItsTime() {
    Instant time = Instant.parse("2022-06-28T16:07:40.105Z");
    long first = TweetIds.firstAt(time).orElseThrow();

    assertThat(TweetIds.createdAt(first)).contains(time);
    assertThat(TweetIds.createdAt(first - 1)).contains(time.minusMillis(1));
    assertThat(first).isLessThanOrEqualTo(1_541_815_603_606_036_480L);
    assertThat(TweetIds.firstAt(Instant.parse("2009-01-01T00:00:00Z"))).isEmpty();
    assertThat(TweetIds.firstAt(Instant.MIN)).isEmpty();
  }

  @Test
  void firstAt_ofTheLastTimeIsTheLastThatFits() {
    long last = TweetIds.firstAt(TweetIds.LAST_TIME).orElseThrow();

    assertThat(TweetIds.createdAt(Long.MAX_VALUE)).contains(TweetIds.LAST_TIME);
    assertThat(Long.MAX_VALUE - last).isLessThan(1L << 22);
    assertThat(TweetIds.firstAt(TweetIds.LAST_TIME.plusMillis(1))).isEmpty();
    assertThat(TweetIds.firstAt(Instant.MAX)).isEmpty();
  }

  @Test
  void parse_takesWholeNumbersOnly() {
    assertThat(TweetIds.parse("2123355601105846272")).hasValue(2_123_355_601_105_846_272L);
    assertThat(TweetIds.parse("x20y", 1, 3)).hasValue(20);
    assertThat(TweetIds.parse("")).isEmpty();
    assertThat(TweetIds.parse("0")).isEmpty();
    assertThat(TweetIds.parse("-5")).isEmpty();
    assertThat(TweetIds.parse("12a")).isEmpty();
    assertThat(TweetIds.parse("٣٤")).isEmpty();
  }

  @Test
  void parse_refusesWhatDoesNotFit() {
    assertThat(TweetIds.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
    assertThat(TweetIds.parse("9223372036854775808")).isEmpty();
    assertThat(TweetIds.parse("9999999999999999999")).isEmpty();
    assertThat(TweetIds.parse("10000000000000000000")).isEmpty();
  }
}
