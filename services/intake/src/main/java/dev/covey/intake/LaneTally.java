/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.NewAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an import adds to one lane. One thread at a time. */
final class LaneTally {
  private int added;
  private int held;
  private int dated;
  private @Nullable Instant earliest;
  private @Nullable Instant latest;

  void add(NewAction action) {
    added++;
    if (action.hold() != null) {
      held++;
      return;
    }
    Instant notBefore = action.turn().notBefore();
    if (notBefore != null) {
      dated++;
      earliest = earliest == null || notBefore.isBefore(earliest) ? notBefore : earliest;
      latest = latest == null || notBefore.isAfter(latest) ? notBefore : latest;
    }
  }

  int added() {
    return added;
  }

  int held() {
    return held;
  }

  /** How many of them may run by themselves. */
  int running() {
    return added - held;
  }

  /** The first moment that one of them waits for, if all wait for one. */
  @Nullable Instant begins() {
    return dated > 0 && dated == running() ? earliest : null;
  }

  @Nullable Instant latest() {
    return latest;
  }
}
