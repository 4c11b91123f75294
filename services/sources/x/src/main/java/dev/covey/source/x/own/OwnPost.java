/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post of the account itself, as X shows it afterwards.
 *
 * @param text as it was typed, as far as X tells: links whole, nothing escaped, without the names
 *     that X puts before a reply and the links that it puts behind
 * @param media how many it has
 */
public record OwnPost(
    long id,
    Instant createdAt,
    String text,
    @Nullable Long repliedTo,
    @Nullable Long quoted,
    @Nullable Long reposted,
    int media,
    boolean poll)
    implements OwnThing {

  public boolean isRepostOf(long tweetId) {
    return reposted != null && reposted == tweetId;
  }
}
