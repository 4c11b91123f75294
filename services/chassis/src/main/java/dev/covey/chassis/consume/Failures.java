/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.outbox.ParkingKind;
import dev.covey.model.time.CoveyClock;
import java.time.Instant;

/** What becomes of a job whose attempt failed: it runs again later, or is parked at last. */
final class Failures {
  private static final int LONGEST = 1_000;
  private final ConsumeSettings settings;
  private final CoveyClock clock;

  Failures(ConsumeSettings settings, CoveyClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The handler, or its effect, threw. */
  Settlement.OfJob threw(HeldJob job, Throwable failure) {
    int attempt = job.attempts() + 1;
    Instant again = clock.instant().plus(settings.retry().after(attempt));
    if (DatabaseOutage.is(failure)) {
      return new Settlement.Later(job, again, describe(failure), false, Effect.NONE);
    }
    return failed(job, again, describe(failure), Effect.NONE);
  }

  /** An attempt failed and asks for another one. */
  Settlement.OfJob failed(HeldJob job, Instant again, String reason, Effect effect) {
    int attempt = job.attempts() + 1;
    if (attempt < settings.maxAttempts()) {
      return new Settlement.Later(job, again, reason, true, effect);
    }
    return new Settlement.Aside(job, ParkingKind.EXHAUSTED, reason, true, effect);
  }

  /** What failed, and where if that is nobody's deliberate refusal. */
  static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.getClass().getSimpleName());
    if (failure.getMessage() != null) {
      text.append(": ").append(failure.getMessage());
    }
    if (failure instanceof RuntimeException || failure instanceof Error) {
      for (StackTraceElement frame : failure.getStackTrace()) {
        if (frame.getClassName().startsWith("dev.covey.")) {
          text.append(" (at ").append(frame.getFileName()).append(':');
          text.append(frame.getLineNumber()).append(')');
          break;
        }
      }
    }
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
  }
}
