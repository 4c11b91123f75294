/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import org.jspecify.annotations.Nullable;

/** What the account may still do. */
public sealed interface AccountStatus permits AccountStatus.Known, Trouble {

  /**
   * The archive's own count.
   *
   * @param available captures that may begin now
   * @param dailyLimit null, as {@code dailyCaptures}, where the archive does not tell
   */
  record Known(
      int available, int processing, @Nullable Integer dailyCaptures, @Nullable Integer dailyLimit)
      implements AccountStatus {}
}
