/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one call and says how it ended. Safe for many threads. */
final class CallX {
  private final ClassifyFailure failures;

  CallX(InstantSource clock) {
    this.failures = new ClassifyFailure(clock);
  }

  <T> XAnswer<T> call(Sending sending, Meaning<T> meaning) {
    HttpAnswer answer;
    try {
      answer = sending.send();
    } catch (XCallFailedException failure) {
      String why = String.valueOf(failure.getMessage());
      return new XAnswer<>(
          failure.mayHaveLeft() ? new XOutcome.Unknown<>(why) : new XOutcome.NotSent<>(why),
          List.of());
    }
    XOutcome<T> outcome = meaning.of(answer);
    return new XAnswer<>(outcome != null ? outcome : failures.classify(answer), answer.windows());
  }

  interface Sending {
    HttpAnswer send() throws XCallFailedException;
  }

  /** What an answer means to the call that asked; null where it is for the general rules to say. */
  interface Meaning<T> {
    @Nullable XOutcome<T> of(HttpAnswer answer);
  }
}
