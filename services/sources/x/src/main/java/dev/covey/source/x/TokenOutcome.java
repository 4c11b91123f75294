/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How asking X for tokens ended. */
public sealed interface TokenOutcome<T> {

  /** X gave what was asked for. */
  record Granted<T>(T value) implements TokenOutcome<T> {}

  /**
   * The code or token is spent, revoked or expired: a person has to consent anew. What was to be
   * revoked is void already.
   */
  record RefusedForGood<T>(String why) implements TokenOutcome<T> {}

  /** X does not know the app by its id and secret; codes and tokens are as good as before. */
  record AppRefused<T>(String why) implements TokenOutcome<T> {}

  /**
   * Nothing was done; the same may be asked again.
   *
   * @param until when, if X said so
   */
  record RefusedForNow<T>(String why, @Nullable Instant until) implements TokenOutcome<T> {}

  /**
   * The answer was lost or says neither. A code or refresh token works once: it may be spent, which
   * the next try with it will tell.
   */
  record Unknown<T>(String why) implements TokenOutcome<T> {}
}
