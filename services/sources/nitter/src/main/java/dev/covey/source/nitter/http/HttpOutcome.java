/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import java.time.Duration;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** How one request ended. */
public sealed interface HttpOutcome {

  /**
   * An answer was read whole.
   *
   * @param retryAfter when to come back, if the server said
   */
  record Answered(
      int status, ByteString body, @Nullable String contentType, @Nullable Duration retryAfter)
      implements HttpOutcome {}

  /** The answer leads elsewhere; nothing was followed. */
  record Redirected(String location) implements HttpOutcome {}

  /** The answer holds more than is read; the rest was not fetched. */
  record TooLarge(int mostBytes) implements HttpOutcome {}

  /**
   * No whole answer.
   *
   * @param neverLeft whether the request provably did not reach the server
   */
  record Unreachable(String reason, boolean neverLeft) implements HttpOutcome {}
}
