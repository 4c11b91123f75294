/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Words failures and decides, here and once, when each kind is worth another try. */
final class Failures {
  private final InstantSource clock;

  Failures(InstantSource clock) {
    this.clock = clock;
  }

  SourceFailure of(Kind kind, String reason) {
    return until(kind, reason, clock.instant().plus(delay(kind)));
  }

  static SourceFailure until(Kind kind, String reason, Instant retryAt) {
    return new SourceFailure(kind, "X: " + reason, retryAt);
  }

  static SourceFailure lasting(String reason) {
    return new SourceFailure(Kind.REFUSED, reason, null);
  }

  private static Duration delay(Kind kind) {
    return switch (kind) {
      case OUR_LIMIT, LEFT_ALONE, UNREACHABLE -> Duration.ofMinutes(1);
      case BROKEN -> Duration.ofMinutes(2);
      case RATE_LIMITED -> Duration.ofMinutes(15);
      case BLOCKED, UNTRUSTED -> Duration.ofMinutes(10);
      case REFUSED -> Duration.ofHours(1);
    };
  }
}
