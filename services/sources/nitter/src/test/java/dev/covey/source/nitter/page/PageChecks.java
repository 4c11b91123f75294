/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.SourceTweet;
import java.nio.charset.StandardCharsets;

/** What holds of whatever the reader makes of a page. */
final class PageChecks {
  private PageChecks() {}

  static void check(NitterPage page) {
    assertThat(page.pageClass()).isNotNull();
    page.tweets().forEach(PageChecks::checkTweet);
    if (page.profile() != null) {
      isClean(page.profile().toString());
    }
    isClean(String.valueOf(page.message()) + page.next() + page.unavailable());
  }

  private static void checkTweet(SourceTweet tweet) {
    assertThat(tweet.id()).isPositive();
    assertThat(tweet.author()).isNotEmpty();
    isClean(tweet.toString());
  }

  /** Any UTF-8 text and any database can hold it. */
  static void isClean(String text) {
    assertThat(text).doesNotContain("\0");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }
}
