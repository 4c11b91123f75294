/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.UnavailableTweet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page holds.
 *
 * @param tweets in page order; a pinned one may come twice
 * @param main of a status page, the tweet it is about
 * @param next the link to the next page as it stands there, such as {@code ?cursor=…}
 * @param message what the page itself says: an error, a notice, a reason
 * @param unreadable how many items look like tweets but could not be read
 */
public record NitterPage(
    PageClass pageClass,
    @Nullable SourceProfile profile,
    List<SourceTweet> tweets,
    List<UnavailableTweet> unavailable,
    @Nullable SourceTweet main,
    @Nullable String next,
    @Nullable String message,
    int unreadable) {
  public NitterPage {
    tweets = List.copyOf(tweets);
    unavailable = List.copyOf(unavailable);
  }

  /** A page that holds nothing but its message. */
  static NitterPage bare(PageClass pageClass, @Nullable String message) {
    return new NitterPage(pageClass, null, List.of(), List.of(), null, null, message, 0);
  }
}
