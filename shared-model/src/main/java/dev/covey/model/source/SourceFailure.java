/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a source could not see.
 *
 * @param reason what failed, where and why, for people
 * @param retryAt when it is worth trying again; null if the same request can never succeed
 */
public record SourceFailure(Kind kind, String reason, @Nullable Instant retryAt) {

  /** What went wrong, for counting and for deciding. */
  public enum Kind {
    /** Our own limits have no room before {@code retryAt}. */
    OUR_LIMIT,
    /** Nobody was asked: every place failed lately, or there is none, until {@code retryAt}. */
    LEFT_ALONE,
    /** The place said that it had too many requests. */
    RATE_LIMITED,
    /** A challenge or a gate stood before the content. */
    BLOCKED,
    /** No connection, or no answer in time. */
    UNREACHABLE,
    /** An answer that can't be read. */
    BROKEN,
    /** It looked like an answer, but a check showed that it can't be trusted. */
    UNTRUSTED,
    /** The request itself is wrong; asking again changes nothing. */
    REFUSED
  }

  /** Whether nobody was really asked, or only said "later": then it is no failed attempt. */
  public boolean isOnlyDelay() {
    return retryAt != null
        && switch (kind) {
          case OUR_LIMIT, LEFT_ALONE, RATE_LIMITED -> true;
          case BLOCKED, UNREACHABLE, BROKEN, UNTRUSTED, REFUSED -> false;
        };
  }

  /** Whether the same request may succeed later. */
  public boolean isTransient() {
    return retryAt != null;
  }
}
