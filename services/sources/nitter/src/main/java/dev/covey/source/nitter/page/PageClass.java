/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

/**
 * What kind of answer a page is. "Not found" and "empty" are what the page says, not what is so:
 * Nitter also says them when its own source gave it nothing usable.
 */
public enum PageClass {
  /** A profile, timeline, search result or status page with content. */
  OK("ok"),
  /** "No items found" on a first page. */
  EMPTY("empty"),
  /** "No more items" after a cursor. */
  END("end"),
  USER_NOT_FOUND("user-not-found"),
  SUSPENDED("suspended"),
  PROTECTED("protected"),
  TWEET_NOT_FOUND("tweet-not-found"),
  /** The tweet is there, but shown only with a reason why it is not. */
  TWEET_UNAVAILABLE("tweet-unavailable"),
  INVALID_ID("invalid-id"),
  RATE_LIMITED("rate-limited"),
  RSS_DISABLED("rss-disabled"),
  /** A test for browsers, or a block, in front of the instance. */
  CHALLENGE("challenge"),
  /** An error of the instance or of what stands before it, or a page cut short. */
  UPSTREAM_ERROR("upstream-error"),
  /** Nothing that shows it to be Nitter. */
  NOT_NITTER("not-nitter");

  private final String text;

  PageClass(String text) {
    this.text = text;
  }

  /** The name in JSON and metrics. */
  public String text() {
    return text;
  }
}
