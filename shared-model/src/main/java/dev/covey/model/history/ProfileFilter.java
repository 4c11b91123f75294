/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import org.jspecify.annotations.Nullable;

/**
 * Which profiles; null stands for any.
 *
 * @param state {@code paused}, {@code removed}, or for others their status; null for all that are
 *     not removed
 * @param prefix how their names begin, in any case
 * @param after only names behind this one: how the next page begins
 */
public record ProfileFilter(
    @Nullable State state, @Nullable String prefix, @Nullable String after) {

  /** What is done with a profile, or why nothing is. */
  public enum State {
    ACTIVE,
    PROTECTED,
    SUSPENDED,
    NOT_FOUND,
    PAUSED,
    REMOVED
  }
}
