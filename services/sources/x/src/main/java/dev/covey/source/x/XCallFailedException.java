/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.io.IOException;

/** A request got no answer. */
final class XCallFailedException extends Exception {
  private final boolean mayHaveLeft;

  XCallFailedException(String call, boolean mayHaveLeft, IOException cause) {
    super(call + ": " + words(cause), cause);
    this.mayHaveLeft = mayHaveLeft;
  }

  /** False only where no byte of the request was written. */
  boolean mayHaveLeft() {
    return mayHaveLeft;
  }

  private static String words(IOException cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}
