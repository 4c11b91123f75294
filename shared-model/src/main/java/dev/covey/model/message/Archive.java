/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.Objects;

/** Save a snapshot of a tweet's page at web.archive.org; the id is X's, as a string. */
public record Archive(String tweetId, String url) implements Job {
  public Archive {
    Objects.requireNonNull(tweetId, "tweetId");
    Objects.requireNonNull(url, "url");
  }
}
