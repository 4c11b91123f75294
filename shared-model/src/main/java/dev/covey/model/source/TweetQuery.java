/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.Set;

/**
 * A tweet to be looked at.
 *
 * @param askedBefore places whose answer is known already; others are asked first
 */
public record TweetQuery(long id, Set<String> askedBefore) {
  public TweetQuery {
    askedBefore = Set.copyOf(askedBefore);
  }
}
