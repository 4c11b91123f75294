/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import java.util.function.Function;

/** How a call to X ended. Exactly one of these holds, and each asks for another reaction. */
public sealed interface XOutcome<T> {

  /** X did it, or gave what was asked for. */
  record Done<T>(T value) implements XOutcome<T> {}

  /** Nothing was to be done: liked or reposted before, or deleted already. */
  record AlreadySo<T>(String why) implements XOutcome<T> {}

  /**
   * X will not do it, and has not done it.
   *
   * @param permanent whether asking again is pointless
   */
  record Refused<T>(String why, boolean permanent, Refusal cause) implements XOutcome<T> {
    public Refused(String why, boolean permanent) {
      this(why, permanent, Refusal.OTHER);
    }
  }

  /** Nothing was done: a limit of {@code scope} is used up until {@code until}. */
  record RateLimited<T>(Instant until, RateScope scope, String why) implements XOutcome<T> {}

  /** Nothing was done, and nothing will be for the whole app until somebody pays. */
  record OutOfCredits<T>(String why) implements XOutcome<T> {}

  /** Nothing was done, and nothing will be for this account until a person sees to it. */
  record NeedsAuthorisation<T>(String why) implements XOutcome<T> {}

  /** The call may or may not have been carried out: the answer is missing or says neither. */
  record Unknown<T>(String why) implements XOutcome<T> {}

  /** The call provably never left this machine. */
  record NotSent<T>(String why) implements XOutcome<T> {}

  /** The same ending, with something else for a value. */
  default <R> XOutcome<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(mapping.apply(value));
      case AlreadySo<T>(String why) -> new AlreadySo<>(why);
      case Refused<T>(String why, boolean permanent, Refusal cause) ->
          new Refused<>(why, permanent, cause);
      case RateLimited<T>(Instant until, RateScope scope, String why) ->
          new RateLimited<>(until, scope, why);
      case OutOfCredits<T>(String why) -> new OutOfCredits<>(why);
      case NeedsAuthorisation<T>(String why) -> new NeedsAuthorisation<>(why);
      case Unknown<T>(String why) -> new Unknown<>(why);
      case NotSent<T>(String why) -> new NotSent<>(why);
    };
  }
}
