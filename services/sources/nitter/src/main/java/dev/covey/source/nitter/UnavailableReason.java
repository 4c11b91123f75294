/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.TweetLook.Reason;
import java.util.Locale;

/** Reads the platform's own words for why a tweet is not shown; there is no code beside them. */
final class UnavailableReason {
  private UnavailableReason() {}

  static Reason of(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    if (text.contains("deleted by")) {
      return Reason.DELETED;
    }
    if (text.contains("suspended account")) {
      return Reason.SUSPENDED_AUTHOR;
    }
    if (text.contains("no longer exists")) {
      return Reason.AUTHOR_GONE;
    }
    if (text.contains("age-restricted")) {
      return Reason.AGE_RESTRICTED;
    }
    if (text.contains("subscribers")) {
      return Reason.SUBSCRIBERS_ONLY;
    }
    if (text.contains("withheld")) {
      return Reason.WITHHELD;
    }
    return text.contains("protected") || text.contains("limits who can view")
        ? Reason.PROTECTED_AUTHOR
        : Reason.OTHER;
  }
}
