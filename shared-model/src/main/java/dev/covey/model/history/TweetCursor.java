/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.time.Instant;

/** Where a page of tweets ended; what was stored or erased since moves nothing before or after. */
public record TweetCursor(Instant createdAt, long id) {
  public static TweetCursor after(TweetLine last) {
    return new TweetCursor(last.createdAt(), last.id());
  }
}
