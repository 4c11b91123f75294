/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

/** Tells Nitter's own error messages apart, in the words of every version. */
final class ErrorPanel {
  private ErrorPanel() {}

  static PageClass classify(String message) {
    if (message.startsWith("User ") && message.endsWith(" not found")) {
      return PageClass.USER_NOT_FOUND;
    }
    if (message.startsWith("User ") && message.endsWith(" has been suspended")) {
      return PageClass.SUSPENDED;
    }
    if (message.startsWith("Instance has ")) {
      return PageClass.RATE_LIMITED;
    }
    return switch (message) {
      case "Tweet not found" -> PageClass.TWEET_NOT_FOUND;
      case "Invalid tweet ID" -> PageClass.INVALID_ID;
      case "RSS feed is disabled" -> PageClass.RSS_DISABLED;
      default -> PageClass.UPSTREAM_ERROR;
    };
  }
}
