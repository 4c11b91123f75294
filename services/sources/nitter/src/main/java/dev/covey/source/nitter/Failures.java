/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Words failures and decides, here and once, when each kind is worth another try. */
final class Failures {
  private final InstantSource clock;

  Failures(InstantSource clock) {
    this.clock = clock;
  }

  SourceFailure of(Kind kind, Instance instance, String reason) {
    return new SourceFailure(
        kind, instance.host() + ": " + reason, clock.instant().plus(delay(kind)));
  }

  SourceFailure until(Kind kind, Instance instance, String reason, Instant retryAt) {
    return new SourceFailure(kind, instance.host() + ": " + reason, retryAt);
  }

  static SourceFailure lasting(String reason) {
    return new SourceFailure(Kind.REFUSED, reason, null);
  }

  /** One for all: where one only has to wait, that is its kind; the earliest says when. */
  static SourceFailure all(List<SourceFailure> failures) {
    if (failures.size() == 1) {
      return failures.getFirst();
    }
    SourceFailure telling =
        failures.stream()
            .filter(SourceFailure::isOnlyDelay)
            .findFirst()
            .orElseGet(failures::getFirst);
    return new SourceFailure(
        telling.kind(),
        failures.stream().map(SourceFailure::reason).distinct().collect(Collectors.joining("; ")),
        failures.stream()
            .map(SourceFailure::retryAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private static Duration delay(Kind kind) {
    return switch (kind) {
      case OUR_LIMIT, LEFT_ALONE, UNREACHABLE -> Duration.ofMinutes(1);
      case BROKEN -> Duration.ofMinutes(2);
      case RATE_LIMITED -> Duration.ofMinutes(5);
      case BLOCKED, UNTRUSTED, REFUSED -> Duration.ofMinutes(10);
    };
  }
}
